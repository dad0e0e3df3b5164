package io.nablaconsole.app.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The one place that hands work to the FX thread. */
public final class FxThread {
    private static final int DRAWN_PULSES = 2;

    private FxThread() {}

    /** Runs {@code work} on the FX thread: now when called there, else soon. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs {@code work} on the FX thread after what is queued there now. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }

    /** Runs {@code work} on the FX thread at each of the next {@code pulses} pulses. */
    public static void atPulses(int pulses, Runnable work) {
        new AnimationTimer() {
            private int left = pulses;

            @Override
            public void handle(long now) {
                if (left-- > 0) {
                    work.run();
                } else {
                    stop();
                }
            }
        }.start();
    }

    /** Runs {@code work} on the FX thread once what is on show now has been drawn. */
    public static void onceDrawn(Runnable work) {
        new AnimationTimer() {
            private int left = DRAWN_PULSES;

            @Override
            public void handle(long now) {
                if (left-- == 0) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }

    /**
     * Asks the FX thread and waits for its answer; not to be called there.
     *
     * @throws CompletionException with the cause when {@code question} throws
     */
    public static <T> T ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }
}
