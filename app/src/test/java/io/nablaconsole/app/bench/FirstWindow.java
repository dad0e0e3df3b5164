package io.nablaconsole.app.bench;

import io.nablaconsole.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * Opens the window as its launcher does, prints how many milliseconds after {@code -Dbench.begun} it was first drawn, how
 * many of a processor it used, and what memory it holds a while later, and ends.
 */
public final class FirstWindow {
    private static final int DRAWN_PULSES = 2;
    private static final long SETTLE_SECONDS = 5;
    private static final CountDownLatch DRAWN = new CountDownLatch(1);

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
        System.out.println("window " + (System.currentTimeMillis() - begun) + " " + used);
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
                Platform.runLater(FirstWindow::follow);
                return;
            } catch (IllegalStateException e) {
                TimeUnit.MILLISECONDS.sleep(1); // the toolkit is not there yet
            }
        }
    }

    private static void follow() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (Window.getWindows().stream().anyMatch(Window::isShowing) && ++pulses > DRAWN_PULSES) {
                    stop();
                    DRAWN.countDown();
                }
            }
        }.start();
    }
}
