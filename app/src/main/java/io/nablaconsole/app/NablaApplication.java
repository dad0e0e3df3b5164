package io.nablaconsole.app;

import io.nablaconsole.app.demo.Demo;
import io.nablaconsole.app.demo.Picture;
import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonShelf;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.TemporaryRoot;
import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Settings;
import io.nablaconsole.engine.Nabla;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX application: wires the window to the engine. Made by JavaFX, hence the static hand-over. */
public final class NablaApplication extends Application {
    static volatile int exitCode;

    private static volatile Options options = new Options(null, false, null, null, null, false, false);
    private static volatile CompletableFuture<Settings> settings = new CompletableFuture<>();

    private static final Duration LAST_TASKS = Duration.ofSeconds(2);
    private static final Tasks TASKS = Tasks.forWindow();

    private @Nullable TemporaryRoot temporary;

    /** Takes over {@code wanted}, and begins with what can be done while the toolkit starts. */
    static void prepare(Options wanted) {
        options = wanted;
        settings = CompletableFuture.supplyAsync(NablaApplication::readSettings, TASKS::run);
    }

    private static Settings readSettings() {
        boolean watched = !options.demo() && options.screenshot() == null;
        Settings read = Settings.read(
                JsonFile.directory(System.getenv()), LessonShelf.directory(System.getenv()), watched, options.theme());
        Messages.use(read.preferences().language());
        return read;
    }

    /** Off the FX thread: what needs the file system before the window opens. */
    @Override
    public void init() throws IOException {
        if (options.root() == null && options.demo()) {
            temporary = TemporaryRoot.make();
        }
        settings.join();
    }

    @Override
    public void start(Stage stage) {
        Main.JAVAFX_LOG.setLevel(null);
        TASKS.run(() -> WindowLog.open(Nabla.logDirectory()));
        Path root = root();
        EngineAccess engine = new EngineAccess(root, () -> Nabla.factory(root), Nabla::images);
        MainWindow window = new MainWindow(engine, settings.join(), TASKS);
        Options.WindowSize size = options.size();
        window.show(stage, () -> {
            if (size != null) {
                stage.setWidth(size.width());
                stage.setHeight(size.height());
            }
        });
        if (options.demo()) {
            Demo.begin(window, stage, options.screenshot(), System.out, NablaApplication::finish);
        } else if (options.screenshot() != null) {
            Picture.begin(window, stage, options.screenshot(), System.out, NablaApplication::finish);
        } else {
            FxThread.onceDrawn(() -> {
                window.firstLook();
                window.appearInTray(stage);
            });
        }
    }

    private Path root() {
        if (options.root() != null) {
            return options.root();
        }
        return temporary != null ? temporary.path() : Nabla.defaultRoot();
    }

    /** Waits for what was begun before the window closed, such as writing its layout. */
    static void awaitTasks() {
        TASKS.awaitEnd(LAST_TASKS);
    }

    private static void finish(int code) {
        exitCode = code;
        Platform.exit();
    }

    @Override
    public void stop() throws IOException {
        if (temporary != null) {
            temporary.delete();
        }
    }
}
