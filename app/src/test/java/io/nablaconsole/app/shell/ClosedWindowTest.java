package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.TestEngine;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.app.theme.ThemeChoice;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is closed leaves nothing of itself in memory, not even when its stage shows another one then. */
class ClosedWindowTest extends WindowTest {
    @Test
    void nothingHoldsAClosedWindow(@TempDir Path directory) {
        EngineAccess engine = TestEngine.in(directory.resolve("root"));
        Stage reused = Await.fx(Stage::new);
        WeakReference<MainWindow> first = shown(engine, directory, reused);
        Await.fx(() -> {
            reused.hide();
            return true;
        });
        shown(engine, directory, reused);
        Await.untilAnywhere("the first window is collected", () -> {
            System.gc();
            return first.refersTo(null);
        });
        Await.fx(() -> {
            reused.hide();
            return true;
        });
    }

    private static WeakReference<MainWindow> shown(EngineAccess engine, Path directory, Stage stage) {
        WeakReference<MainWindow> window = Await.fx(() -> {
            Settings settings = Settings.read(directory, directory.resolve("lessons"), true, ThemeChoice.LIGHT);
            MainWindow made = new MainWindow(engine, settings, Tasks.forWindow());
            made.show(stage);
            return new WeakReference<>(made);
        });
        Await.until("it is on show", () -> stage.isShowing());
        return window;
    }
}
