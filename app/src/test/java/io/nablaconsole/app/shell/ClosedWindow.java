package io.nablaconsole.app.shell;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Shows a window, uses all of it, closes it, shows another one on its stage, and ends with 0 once the first one is
 * collected; a program of its own, since only one that ran nothing before knows what the window alone left. Arguments: a
 * directory for its files.
 */
public final class ClosedWindow extends Application {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Launches it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] args) {
            Application.launch(ClosedWindow.class, args);
            System.exit(1);
        }
    }

    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false);
        Path directory = Path.of(getParameters().getRaw().get(0));
        Thread thread = new Thread(() -> play(stage, directory), "closed-window");
        thread.setDaemon(true);
        thread.start();
    }

    private static void play(Stage stage, Path directory) {
        int code = 1;
        try {
            EngineAccess engine = engine(directory);
            WeakReference<MainWindow> first = used(stage, engine, directory);
            FxThread.ask(() -> {
                stage.hide();
                return show(stage, engine, directory);
            });
            code = collected(first) ? 0 : held(directory);
            engine.factory().delete("clock", true);
        } catch (Exception e) {
            System.out.println("the window could not be used: " + e);
        } finally {
            System.out.flush();
            Runtime.getRuntime().halt(code);
        }
    }

    private static EngineAccess engine(Path directory) {
        Path root = directory.resolve("root");
        EngineAccess engine = new EngineAccess(root, () -> Nabla.factory(root), Nabla::images);
        Config config = Config.builder(Nabla.images().sampleFile("clock")).build();
        engine.factory().create("clock", config).run(ContainerProcess.ofConfig());
        return engine;
    }

    private static MainWindow show(Stage stage, EngineAccess engine, Path directory) {
        Settings settings = Settings.read(directory, directory.resolve("lessons"), true, ThemeChoice.LIGHT);
        MainWindow window = new MainWindow(engine, settings, Tasks.forWindow());
        window.show(stage);
        return window;
    }

    /** A window that has shown all it can. */
    private static WeakReference<MainWindow> used(Stage stage, EngineAccess engine, Path directory) throws Exception {
        MainWindow window = FxThread.ask(() -> show(stage, engine, directory));
        until(() -> window.list().find("clock").isPresent());
        until(() -> window.samples().find("hello").isPresent());
        for (Page page : Page.values()) {
            does(() -> window.shell().show(page));
        }
        does(() -> {
            window.shell().show(Page.CONTAINERS);
            window.containers().selectFirst();
        });
        for (DetailTab tab : DetailTab.values()) {
            does(() -> window.detail().show(tab));
        }
        does(window::openPalette);
        does(() -> window.shell().closeDialog());
        does(window::pinSelected);
        return new WeakReference<>(window);
    }

    private static void does(Runnable work) {
        FxThread.ask(() -> {
            work.run();
            return true;
        });
    }

    private static void until(Callable<Boolean> condition) throws InterruptedException {
        while (!FxThread.ask(condition)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean collected(WeakReference<MainWindow> window) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!window.refersTo(null) && System.nanoTime() < end) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return window.refersTo(null);
    }

    private static int held(Path directory) throws Exception {
        String dump = directory.resolveSibling("held.hprof").toString();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump, true);
        System.out.println("the closed window is held; what holds it is in " + dump);
        return 2;
    }
}
