package io.nablaconsole.engine.linker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a program that was really run ended.
 *
 * @param exit its code, or 128 + signal
 */
public record Execution(int exit, String output, String errors) {
    public static final int SIGSYS = 128 + 31;
    public static final int SIGSEGV = 128 + 11;

    private static final int SECONDS = 60;

    /** Runs a command with files for its output, so that a full pipe cannot hold it up. */
    public static Execution of(Path directory, List<String> command) {
        try {
            Path out = Files.createTempFile(directory, "out", "");
            Path err = Files.createTempFile(directory, "err", "");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + read(out) + read(err));
            }
            return new Execution(process.exitValue(), read(out), read(err));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
