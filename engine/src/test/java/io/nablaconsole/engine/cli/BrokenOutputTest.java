package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose output nobody reads any more, as in {@code nablactl logs -f ID | head -1}. */
class BrokenOutputTest extends CommandFixture {
    @TempDir
    Path directory = Path.of("");

    private Path errors() {
        return directory.resolve("errors");
    }

    /** Reads one line of what a command prints and goes away; the command's exit code. */
    private int head(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new Cli(engine.root()).program(List.of(), words))
                .redirectError(errors().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isNotNull();
        }
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(errors()).isEmptyFile();
        return process.exitValue();
    }

    private static int full(List<String> command, Path errors) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs -f one", "attach one", "attach --no-stdin one", "events --interval 10ms one"})
    void whoFollowsEndsWithItsReader(String line) throws Exception {
        Container container = created("one");
        container.exec();
        assertThat(head(line.split(" ", -1))).isEqualTo(StandardOutput.READER_GONE);
        assertThat(container.status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void whatIsRunForTheReaderEndsToo() throws Exception {
        assertThat(head("run", "--image", "clock", "one", "1000")).isEqualTo(StandardOutput.READER_GONE);
        assertThat(engine.factory().list()).isEmpty();
        assertThat(head("run", "--keep", "--image", "clock", "two", "1000")).isEqualTo(StandardOutput.READER_GONE);
        assertThat(engine.factory().load("two").status()).isEqualTo(Status.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "features",
                "list",
                "state one",
                "ps one",
                "ps --format json one",
                "logs one",
                "inspect one",
                "-h",
                "-v"
            })
    void outputThatFindsNoRoomIsAnError(String line) throws Exception {
        Container container = created("one");
        container.exec();
        try (ConsoleSession console = container.openConsole()) {
            EngineFixture.readUntil(console, "up");
        }
        int code = full(new Cli(engine.root()).program(List.of(), line.split(" ", -1)), errors());
        assertThat(code).isEqualTo(1);
        assertThat(Files.readString(errors()))
                .isEqualTo("nablactl: cannot write to standard output: No space left on device\n");
    }
}
