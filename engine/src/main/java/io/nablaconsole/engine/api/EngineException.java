package io.nablaconsole.engine.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one exception the engine throws: a code, what was being done to what, and what to do next.
 *
 * <p>Carried from libcontainer's {@code Error{Error, Code, Detail}}. A failure of the clean-up that follows an error is
 * attached as suppressed, so neither hides the other.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final Message message;
    private final Instant timestamp = Instant.now();

    public EngineException(ErrorCode code, Message message) {
        this(code, message, null);
    }

    public EngineException(ErrorCode code, Message message, @Nullable Throwable cause) {
        super(message.text(), cause);
        this.code = code;
        this.message = message;
    }

    /** The kind of failure; stable, meant to be switched on. */
    public ErrorCode code() {
        return code;
    }

    /** When the failure was noticed. */
    public Instant timestamp() {
        return timestamp;
    }

    /** The sentence to show; lower case, without a full stop, in English. */
    public String text() {
        return message.text();
    }

    /** The same, for who says it in another language. */
    public Message message() {
        return message;
    }

    /**
     * Writes a report for printing: timestamp, code, message, then the frames and causes.
     *
     * @throws UncheckedIOException if {@code out} does
     */
    public void detail(Appendable out) {
        try {
            out.append("Timestamp: ").append(timestamp.toString()).append('\n');
            out.append("Code: ").append(code.toString()).append('\n');
            out.append("Message: ").append(text()).append("\nFrames:\n");
            for (StackTraceElement frame : getStackTrace()) {
                out.append("  ").append(frame.toString()).append('\n');
            }
            for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
                out.append("Caused by: ").append(cause.toString()).append('\n');
            }
            for (Throwable cleanUp : getSuppressed()) {
                out.append("While cleaning up: ").append(cleanUp.toString()).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
