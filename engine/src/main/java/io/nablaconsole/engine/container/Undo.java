package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.LowLevelHandler;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What to take back, last first, when a verb fails half way. Closing runs it all unless {@link #forget} was called; what
 * fails on the way is thrown after the last step, or added as suppressed to the error that is already on its way.
 */
final class Undo implements AutoCloseable {
    interface Step {
        void run() throws Exception;
    }

    private record Named(String what, Step step) {}

    private final Deque<Named> steps = new ArrayDeque<>();

    void push(String what, Step step) {
        steps.push(new Named(what, step));
    }

    /** Runs a handler's create, and its destroy should this fail later; the handler itself undoes a failed create. */
    HandlerState guard(LowLevelHandler handler, HandlerContext context) {
        push("undo " + handler.getClass().getSimpleName(), () -> handler.destroy(context, HandlerState.EMPTY));
        HandlerState state = handler.create(context);
        steps.pop();
        push("undo " + handler.getClass().getSimpleName(), () -> handler.destroy(context, state));
        return state;
    }

    /** All that failed while closing, in one sentence. */
    static String report(IllegalStateException failure) {
        StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable other : failure.getSuppressed()) {
            text.append("; and ").append(other.getMessage());
        }
        return text.toString();
    }

    /** All went well: nothing is to be taken back. */
    void forget() {
        steps.clear();
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!steps.isEmpty()) {
            Named next = steps.pop();
            try {
                next.step.run();
            } catch (Exception e) {
                RuntimeException failed = new IllegalStateException("cannot " + next.what + ": " + e.getMessage(), e);
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
