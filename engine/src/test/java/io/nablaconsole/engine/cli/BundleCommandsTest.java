package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.cli.Cli.Result;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles, pid files, consoles and their recordings. */
class BundleCommandsTest extends CommandFixture {
    @Nested
    class Bundles {
        @TempDir
        Path bundle = Path.of("");

        @Test
        void specWritesOneThatRuns() {
            String path = bundle.toString();
            assertThat(run("spec", "-b", path).code()).isZero();
            Result result = run("run", "-b", path, "one");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("Hello world");
            assertThat(run("list", "-q").out()).isEmpty();
        }

        @Test
        void specLeavesWhatThereIs() throws IOException {
            Files.createDirectory(bundle.resolve("rootfs"));
            assertThat(run("spec", "-b", bundle.toString()).code()).isZero();
            assertThat(bundle.resolve("rootfs")).isEmptyDirectory();
            assertFails(run("spec", "-b", bundle.toString()), "config.json exists");
        }

        @Test
        void pidFileHoldsThePidAndNothingElse() throws IOException {
            run("spec", "-b", bundle.toString());
            Path file = bundle.resolve("pid");
            assertThat(run("run", "-d", "-b", bundle.toString(), "--pid-file", file.toString(), "one")
                            .code())
                    .isZero();
            assertThat(file)
                    .hasContent(String.valueOf(
                            engine.factory().load("one").process().pid()));
            assertThat(bundle).isDirectoryNotContaining("glob:**/.pid*");
        }

        @Test
        void aConsoleSocketNeedsATerminal() {
            assertFails(run("create", "--image", "hello", "--console-socket", "/tmp/none", "one"), "process.terminal");
        }

        @Test
        void runExitsWithTheGuestsCode() {
            assertThat(run("run", "--image", "exitcode", "one", "7").code()).isEqualTo(7);
            assertThat(run("run", "--image", "forbidden", "one").code()).isEqualTo(128 + 31);
        }
    }

    @Nested
    class Consoles {
        @Test
        void logsAndAttachShowAllFromTheBeginning() {
            exitOf(engine.running("one", "hello", "there"));
            assertThat(run("logs", "one").out()).startsWith("Hello there");
            assertThat(run("logs", "-f", "one").out()).startsWith("Hello there");
            Result attached = run("attach", "one");
            assertThat(attached.out()).startsWith("Hello there");
            assertThat(attached.code()).isZero();
        }

        @Test
        void aConsoleThatIsSomebodyElsesIsNotShownAsEmpty() {
            Container container =
                    engine.factory().create("one", sample("clock", "1000").build());
            container.start(ContainerProcess.ofConfig(new ContainerIo.Supervised(null)));
            assertFails(run("logs", "one"), "its supervisor keeps it");
            assertFails(run("attach", "one"), "its supervisor keeps it");
        }
    }

    @Nested
    class Replays {
        @Test
        void anAsciicastIsJsonLinesWithTheOutput() throws IOException {
            exitOf(engine.running("hello", "hello", "world"));
            Result result = run("logs", "--asciicast", "hello");
            List<String> lines = result.out().lines().toList();
            assertThat(Json.parse(lines.get(0).getBytes(StandardCharsets.UTF_8))
                            .get("version")
                            .intValue())
                    .isEqualTo(2);
            assertThat(lines.get(lines.size() - 1)).contains("\"o\"", "Hello world");
        }

        @Test
        void aReplayPrintsTheRunThatIsAskedFor() {
            Container hello = engine.running("hello", "hello", "world");
            exitOf(hello);
            hello.run(ContainerProcess.ofConfig());
            exitOf(hello);
            String both = run("replay", "--speed", "100", "hello").out();
            String second =
                    run("replay", "--speed", "100", "--run", "2", "hello").out();
            assertThat(second).contains("Hello world");
            assertThat(both).isEqualTo(second + second);
            assertFails(run("replay", "--run", "3", "hello"), "no run 3 of container hello: its console keeps 2");
            assertFails(run("replay", "--speed", "0", "hello"), "--speed takes a number above 0");
        }
    }
}
