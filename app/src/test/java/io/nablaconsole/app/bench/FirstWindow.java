package io.nablaconsole.app.bench;

import io.nablaconsole.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * Opens the window as its launcher does, prints how many milliseconds after {@code -Dbench.begun} it was first drawn, how
 * many of a processor it used, when what there is was drawn in it too (the containers, or that there are none), and what
 * memory it holds a while later, and ends.
 */
public final class FirstWindow {
    private static final int DRAWN_PULSES = 2;
    private static final long SETTLE_SECONDS = 5;
    private static final CountDownLatch DRAWN = new CountDownLatch(1);
    private static final CountDownLatch FILLED = new CountDownLatch(1);

    private FirstWindow() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        long begun = Long.getLong("bench.begun");
        Thread window = new Thread(() -> Main.main(args), "window");
        window.setDaemon(true);
        window.start();
        awaitToolkit();
        DRAWN.await();
        long used =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        long drawn = System.currentTimeMillis() - begun;
        FILLED.await();
        System.out.println("window " + drawn + " " + used + " " + (System.currentTimeMillis() - begun));
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            lines.filter(line -> line.startsWith("VmRSS")).forEach(System.out::println);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void awaitToolkit() throws InterruptedException {
        while (true) {
            try {
                Platform.runLater(() -> {
                    follow(DRAWN, FirstWindow::shown);
                    follow(FILLED, FirstWindow::filled);
                });
                return;
            } catch (IllegalStateException e) {
                TimeUnit.MILLISECONDS.sleep(5); // the toolkit is not there yet
            }
        }
    }

    private static boolean shown() {
        return Window.getWindows().stream().anyMatch(Window::isShowing);
    }

    private static boolean filled() {
        return shown()
                && Stream.of("#containerTable", ".empty-state")
                        .anyMatch(sight -> Window.getWindows().get(0).getScene().lookup(sight) != null);
    }

    /** Counts {@code reached} down once {@code sight} has been drawn. */
    private static void follow(CountDownLatch reached, BooleanSupplier sight) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (sight.getAsBoolean() && ++pulses > DRAWN_PULSES) {
                    stop();
                    reached.countDown();
                }
            }
        }.start();
    }
}
