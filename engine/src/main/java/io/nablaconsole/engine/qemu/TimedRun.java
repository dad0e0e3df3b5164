package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end, or to the end of its time, with the little it said. */
record TimedRun(int code, String output, boolean inTime) {
    /**
     * Runs a program that says less than a pipe holds (64 KiB).
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be run
     */
    static TimedRun of(List<String> command, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // messages that are read here must not be translated
        builder.environment().put("LC_ALL", "C");
        Process process = null;
        try {
            process = builder.start();
            process.getOutputStream().close();
            boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                process.destroyForcibly().waitFor();
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new TimedRun(process.exitValue(), output.strip(), inTime);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, "cannot run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.SYSTEM_ERROR, "interrupted while " + command.get(0) + " ran", e);
        }
    }
}
