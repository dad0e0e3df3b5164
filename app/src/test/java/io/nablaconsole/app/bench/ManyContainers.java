package io.nablaconsole.app.bench;

import com.sun.management.OperatingSystemMXBean;
import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.TemporaryRoot;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Settings;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The window over a thousand containers: how soon it shows them and a change, what it costs when nothing happens. */
public final class ManyContainers extends Application {
    private static final int COUNT = 1000;
    private static final int CHANGES = 20;
    private static final int IDLE_SECONDS = 30;

    /** What an hour holds when something happens every ten seconds: each is a start and an end. */
    private static final int HOUR = 360;

    private Path scratch = Path.of("/");
    private long begun;

    /** Launches it; not an {@code Application}, so that JavaFX may lie on the class path. */
    public static final class Start {
        private Start() {}

        public static void main(String[] args) {
            Application.launch(ManyContainers.class);
            System.exit(0);
        }
    }

    /** Off the FX thread: makes the containers. */
    @Override
    public void init() throws IOException {
        scratch = Files.createTempDirectory("thousand");
        Factory factory = Nabla.factory(scratch.resolve("root"));
        Config config = Config.builder(Nabla.images().sampleFile("hello"))
                .memory(MemorySize.ofMebibytes(16))
                .build();
        for (int i = 0; i < COUNT; i++) {
            factory.create(String.format(Locale.ROOT, "hello-%04d", i), config);
        }
    }

    @Override
    public void start(Stage stage) {
        Path root = scratch.resolve("root");
        EngineAccess engine = new EngineAccess(root, () -> Nabla.factory(root), Nabla::images);
        Settings settings = Settings.read(scratch, scratch.resolve("lessons"), false, null);
        begun = System.nanoTime();
        MainWindow window = new MainWindow(engine, settings, Tasks.forWindow());
        window.show(stage);
        Thread thread = new Thread(() -> measure(window), "benchmark");
        thread.setDaemon(true);
        thread.start();
    }

    private void measure(MainWindow window) {
        try {
            until(() -> window.list().rows().size() == COUNT);
            FxThread.ask(() -> null); // the pulse that draws them is through
            print("window made until 1,000 rows are in it", millis(begun), "ms");
            changes(window);
            idle();
            hour(window);
            FxThread.ask(() -> {
                window.close();
                return null;
            });
            new TemporaryRoot(scratch).delete();
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("the benchmark broke off", e);
        }
        Platform.exit();
    }

    private void changes(MainWindow window) throws InterruptedException {
        double[] took = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            String id = String.format(Locale.ROOT, "hello-%04d", i * (COUNT / CHANGES));
            Container container = Nabla.factory(scratch.resolve("root")).load(id);
            container.start(ContainerProcess.ofConfig());
            long then = System.nanoTime();
            until(() -> window.list().find(id).orElseThrow().status() == Status.CREATED);
            took[i] = millis(then);
            container.exec();
            container.awaitExit(Duration.ofSeconds(20));
        }
        Arrays.sort(took);
        print("init made until its row says so, median", took[CHANGES / 2], "ms");
        print("the slowest of " + CHANGES, took[CHANGES - 1], "ms");
    }

    private static void idle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(IDLE_SECONDS / 3);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        long used = system.getProcessCpuTime() - before;
        print("processor used when nothing happens", used / 1e7 / IDLE_SECONDS, "% of a core");
    }

    private void hour(MainWindow window) throws InterruptedException {
        for (int quarter = 0; quarter <= 4; quarter++) {
            for (int i = 0; quarter > 0 && i < HOUR / 4; i++) {
                Container container = Nabla.factory(scratch.resolve("root"))
                        .load(String.format(Locale.ROOT, "hello-%04d", (quarter * 250 + i) % COUNT));
                container.run(ContainerProcess.ofConfig());
                container.awaitExit(Duration.ofSeconds(20));
            }
            TimeUnit.SECONDS.sleep(6); // one look at everything, and what it leaves
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            print("heap after " + quarter * HOUR / 4 + " starts and ends", heap / 1048576.0, "MiB");
        }
        print("rows", window.list().rows().size(), "");
    }

    private static void until(Callable<Boolean> condition) throws InterruptedException {
        while (!FxThread.ask(condition)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static void print(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-56s %8.1f %s%n", what, figure, unit);
    }
}
