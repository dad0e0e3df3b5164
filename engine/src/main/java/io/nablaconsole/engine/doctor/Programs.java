package io.nablaconsole.engine.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds and runs other programs. */
final class Programs {
    /** How a program ended, and all it wrote. */
    record Outcome(int code, String text) {
        String firstLine() {
            return text.lines().findFirst().orElse("").strip();
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(4);

    private Programs() {}

    /** The program on the search path. */
    static Optional<Path> find(String name) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "/usr/bin:/bin" : path).split(":", -1))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Runs a program to its end; one that takes too long is killed. */
    static Outcome run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        // a blocked read takes no interrupt, so the waiting is done first: all of these say little
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome(-1, "no end within " + LIMIT.toSeconds() + " s");
            }
            return new Outcome(
                    process.exitValue(), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
