package io.nablaconsole.app.demo;

import io.nablaconsole.app.fx.FxThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;

/** Watches and works the window from another thread, within a time limit. */
final class Watch {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long STEP_NANOS = 4_000_000;

    private final Stage stage;

    /** Something that should have happened did not. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    Watch(Stage stage) {
        this.stage = stage;
    }

    /** Waits until {@code question}, asked on the FX thread, has an answer. */
    <T> T until(String what, Supplier<Optional<T>> question) throws FailedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = FxThread.ask(question::get);
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        throw new FailedException(what);
    }

    /** Presses the button {@code id} as soon as it can be pressed. */
    void press(String id) throws FailedException {
        ButtonBase button = until(
                "button '" + id + "' cannot be pressed",
                () -> node(id, ButtonBase.class).filter(b -> !b.isDisabled()));
        FxThread.ask(() -> {
            button.fire();
            return true;
        });
    }

    /** The node {@code id} of the window, which must be on show; for the FX thread. */
    <N extends Node> Optional<N> node(String id, Class<N> type) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(Watch::onShow)
                .findFirst();
    }

    private static boolean onShow(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Does {@code work} on the FX thread. */
    <T> T ask(Callable<T> work) {
        return FxThread.ask(work);
    }
}
