package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.LowLevelHandler;
import io.nablaconsole.engine.api.Message;
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

    private record Named(Message failed, Step step) {}

    /** A step that failed. */
    static final class Failed extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private final Message message;

        private Failed(Message message, Exception cause) {
            super(message.text(), cause);
            this.message = message;
        }
    }

    private final Deque<Named> steps = new ArrayDeque<>();

    /** Takes {@code step} back at the end; {@code failed} says what could not be done should that fail. */
    void push(Message failed, Step step) {
        steps.push(new Named(failed, step));
    }

    /** Runs a handler's create, and its destroy should this fail later; the handler itself undoes a failed create. */
    HandlerState guard(LowLevelHandler handler, HandlerContext context) {
        Message failed = Message.of("cannot undo %s", handler.getClass().getSimpleName());
        push(failed, () -> handler.destroy(context, HandlerState.EMPTY));
        HandlerState state = handler.create(context);
        steps.pop();
        push(failed, () -> handler.destroy(context, state));
        return state;
    }

    /** All that failed while closing, in one sentence. */
    static Message report(Failed failure) {
        Message text = failure.message;
        for (Throwable other : failure.getSuppressed()) {
            text = Message.of("%s; and %s", text, other instanceof Failed more ? more.message : other);
        }
        return text;
    }

    /** All went well: nothing is to be taken back. */
    void forget() {
        steps.clear();
    }

    @Override
    public void close() {
        Failed failure = null;
        while (!steps.isEmpty()) {
            Named next = steps.pop();
            try {
                next.step.run();
            } catch (Exception e) {
                Failed failed = new Failed(Message.of("%s: %s", next.failed, e), e);
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
