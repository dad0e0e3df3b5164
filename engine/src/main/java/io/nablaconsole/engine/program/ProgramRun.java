package io.nablaconsole.engine.program;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.SoundText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a program said before it ended.
 *
 * @param output of its standard output
 * @param errors of its standard error
 */
public record ProgramRun(int code, String output, String errors) {
    /** More than any program asked here has to say; what comes after it is dropped. */
    private static final int LONGEST = 4 << 20;

    /**
     * Runs {@code command} without input, in the C locale, and waits for its end.
     *
     * @param limit after which it is killed
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be run or does not end in time
     */
    public static ProgramRun of(List<String> command, Duration limit) {
        return within(command, limit)
                .orElseThrow(() -> error(
                        Message.of("%s did not end within %s s", String.join(" ", command), limit.toSeconds()), null));
    }

    /**
     * The same for a program that is known to hang on some hosts; empty when it was killed because its time was over.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be run; the cause is an {@link IOException}
     */
    public static Optional<ProgramRun> within(List<String> command, Duration limit) {
        command.forEach(word -> SoundText.requireNative("a word for " + command.get(0), word));
        ProcessBuilder builder = new ProcessBuilder(command);
        // messages are matched and shown beside ours, which are English
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                return finish(process, command, limit);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw error(Message.of("cannot run %s: %s", String.join(" ", command), e), e);
        }
    }

    private static Optional<ProgramRun> finish(Process process, List<String> command, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        CompletableFuture<String> output = reading(process.getInputStream());
        CompletableFuture<String> errors = reading(process.getErrorStream());
        String line = String.join(" ", command);
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            // a child of its own may hold the pipes open: it gets what is left of the time
            long left = Math.max(end - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(100));
            return Optional.of(new ProgramRun(
                    process.exitValue(),
                    output.get(left, TimeUnit.NANOSECONDS),
                    errors.get(left, TimeUnit.NANOSECONDS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw error(Message.of("interrupted while %s ran", line), e);
        } catch (TimeoutException | ExecutionException e) {
            throw error(Message.of("cannot read what %s said: %s", line, e), e);
        }
    }

    /** Both streams at once, each in a thread: a program blocks when nobody reads what it writes. */
    private static CompletableFuture<String> reading(InputStream stream) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        result.complete(new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        result.completeExceptionally(e);
                    }
                },
                "program-output");
        reader.setDaemon(true);
        reader.start();
        return result;
    }

    private static EngineException error(Message message, @Nullable Throwable cause) {
        return new EngineException(ErrorCode.SYSTEM_ERROR, message, cause);
    }

    /** The first line it wrote, of standard error when there is none on standard output; blank when it was silent. */
    public String firstLine() {
        return (output.isBlank() ? errors : output).strip().lines().findFirst().orElse("");
    }

    /** What it said of its failure, on one line; its standard output when it said nothing on the other. */
    public Message complaint() {
        String said = errors.isBlank() ? output : errors;
        return said.isBlank()
                ? Message.of("it ended with code %s", code)
                : Message.of("%s", new Message.Cause(said.strip().replaceAll("\\s*\\R\\s*", "; ")));
    }
}
