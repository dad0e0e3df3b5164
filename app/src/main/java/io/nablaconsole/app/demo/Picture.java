package io.nablaconsole.app.demo;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.save.Png;
import io.nablaconsole.app.shell.MainWindow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** Takes a picture of the window. */
public final class Picture {
    /** Pulses until layout, canvas and animations have settled. */
    private static final int PULSES = 45;

    private Picture() {}

    /** Waits for the containers, selects the first, writes {@code file} and hands the exit code to {@code finish}. */
    public static void begin(MainWindow window, Stage stage, Path file, PrintStream out, IntConsumer finish) {
        Thread thread = new Thread(() -> finish.accept(run(window, stage, file, out)), "picture");
        thread.setDaemon(true);
        thread.start();
    }

    private static int run(MainWindow window, Stage stage, Path file, PrintStream out) {
        Watch watch = new Watch(stage);
        try {
            watch.until("the engine does not answer", () -> settled(window));
            pulses(watch);
            watch.ask(() -> {
                window.containers().selectFirst();
                return true;
            });
            write(watch, stage, file);
            out.println(Messages.get("demo.picture", file));
            return 0;
        } catch (Watch.FailedException | IOException e) {
            out.println(Messages.get("demo.failed", String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private static Optional<Boolean> settled(MainWindow window) {
        boolean opening = window.list().stateProperty().get() == ContainerList.EngineState.OPENING;
        return opening ? Optional.empty() : Optional.of(true);
    }

    /** Writes a picture of what {@code stage} shows once it has settled. */
    static void write(Watch watch, Stage stage, Path file) throws IOException {
        pulses(watch);
        Image image = watch.ask(() -> stage.getScene().snapshot(null));
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(file, Png.encode(image));
    }

    private static void pulses(Watch watch) {
        CountDownLatch drawn = new CountDownLatch(PULSES);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                drawn.countDown();
                if (drawn.getCount() == 0) {
                    stop();
                }
            }
        };
        watch.ask(() -> {
            timer.start();
            return true;
        });
        try {
            boolean unused = drawn.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
