package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of a container on the command line, and the steps of its life one by one. */
class ImageOptionsTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory = Path.of("");

    private Result run(String... words) {
        return new Cli(engine.root()).run(words);
    }

    private void succeeds(String... words) {
        Result result = run(words);
        assertThat(result.code()).as(result.err()).isZero();
    }

    private static void assertFails(Result result, String... words) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("nablactl: ").contains(words).doesNotContain("Exception");
    }

    private Path disk() throws IOException {
        return Files.write(directory.resolve("disk.img"), new byte[4096]);
    }

    @Nested
    class Devices {
        @Test
        void aDiskIsReadByTheGuest() throws IOException {
            Files.writeString(disk(), "Once upon a time");
            Result result = run("run", "--image", "disk", "--block", "storage=" + disk(), "one", "list");
            assertThat(result.code()).as(result.err() + result.out()).isZero();
            assertThat(result.out()).contains("storage", "4096");
        }

        @Test
        void aBlockSizeNeedsNoColon() throws IOException {
            succeeds("create", "--no-init", "--image=disk", "--block=storage=" + disk() + ",size=4096", "one");
            assertThat(engine.factory().load("one").config().devices())
                    .isEqualTo(Map.of("storage", new BlockFile(disk(), false, 4096)));
        }

        @Test
        void everythingReachesTheConfiguration() throws IOException {
            succeeds(
                    "create",
                    "--no-init",
                    "--image=disk",
                    "--block=storage=" + disk() + ":ro,size=1024",
                    "--tender=embedded",
                    "--memory=32M",
                    "--env=A=b c",
                    "--workdir=/data",
                    "--hostname=here",
                    "--annotation=who=me=you",
                    "one");
            Config config = engine.factory().load("one").config();
            assertThat(config.devices()).isEqualTo(Map.of("storage", new BlockFile(disk(), true, 1024)));
            assertThat(config.tender()).isEqualTo("embedded");
            assertThat(config.memory()).isEqualTo(MemorySize.ofMebibytes(32));
            assertThat(config.env()).containsExactly("A=b c");
            assertThat(config.cwd()).isEqualTo("/data");
            assertThat(config.hostname()).isEqualTo("here");
            assertThat(config.annotations()).containsEntry("who", "me=you");
        }

        @Test
        void annotationsOfTheEngineTakeEffect() throws IOException {
            String key = "io.nablaconsole.";
            succeeds(
                    "create",
                    "--no-init",
                    "--image=disk",
                    "--annotation=" + key + "block.storage=" + disk(),
                    "--annotation=" + key + "block.storage.readonly=true",
                    "--annotation=" + key + "tender=embedded",
                    "--annotation=" + key + "memory=33554432",
                    "one");
            Config config = engine.factory().load("one").config();
            assertThat(config.devices()).isEqualTo(Map.of("storage", new BlockFile(disk(), true, 512)));
            assertThat(config.tender()).isEqualTo("embedded");
            assertThat(config.memory()).isEqualTo(MemorySize.ofMebibytes(32));
            assertThat(config.annotations()).isEmpty();
        }

        @Test
        void portsAreThoseOfQemu() {
            assertFails(run("create", "--image=hello", "-p", "http", "one"), "--publish http", "8080:80");
            assertFails(run("create", "--image=hello", "--net=none", "-p", "80:80", "one"), "--net none");
        }

        @Test
        void wrongOnesAreRefusedByTheValidatorOfTheWindow() throws IOException {
            assertFails(run("create", "--image=hello", "--block=x=" + disk(), "one"), "'x'");
            assertFails(run("create", "--image=disk", "one"), "storage");
            assertFails(run("create", "--image=disk", "--block=storage=" + directory, "one"), "is a directory");
            assertFails(run("create", "--image=hello", "--tender=none", "one"), "tender 'none' is not known");
            assertFails(run("create", "--image=hello", "--net=ns:/run/netns/no-such", "one"), "no network namespace");
            assertThat(run("list", "-q").out()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "--block=a=b",
                    "--net=none",
                    "--publish=80:80",
                    "--tender=x",
                    "--annotation=a=b",
                    "--env=a=b",
                    "--workdir=/",
                    "--hostname=h",
                    "--memory=1M",
                    "--tty"
                })
        void withoutAnImageTheyAreRefused(String option) {
            String name = option.replaceFirst("=.*", "");
            assertFails(run("create", option, "one"), name + " without --image", "config.json");
        }
    }

    @Nested
    class StepByStep {
        private Status status() {
            return engine.factory().load("one").status();
        }

        @Test
        void noInitPrepareStartStop() {
            succeeds("create", "--no-init", "--image", "clock", "one", "1000");
            assertThat(status()).isEqualTo(Status.STOPPED);
            assertFails(run("start", "one"), "one");
            succeeds("prepare", "one");
            assertThat(status()).isEqualTo(Status.CREATED);
            succeeds("start", "one");
            assertThat(status()).isEqualTo(Status.RUNNING);
            Result stopped = run("stop", "--time", "0", "one");
            assertThat(stopped.code()).as(stopped.err()).isZero();
            assertThat(stopped.out()).contains("SIG");
            assertThat(status()).isEqualTo(Status.STOPPED);
            succeeds("stop", "one");
        }

        @Test
        void prepareKeepsTheConsoleAndTakesContainersThatEnded() {
            succeeds("create", "--no-init", "--image", "hello", "one", "again");
            for (int round = 0; round < 2; round++) {
                succeeds("prepare", "one");
                succeeds("start", "one");
                EngineFixture.exitOf(engine.factory().load("one"));
                assertThat(run("logs", "one").out()).contains("again");
            }
            succeeds("prepare", "one");
            assertFails(run("prepare", "one"), "one");
        }

        @Test
        void aPidFileNeedsAnInit() {
            assertFails(run("create", "--no-init", "--pid-file=/tmp/p", "--image=hello", "one"), "--no-init");
        }

        @Test
        void aLengthOfTimeIsOne() {
            assertFails(run("stop", "--time", "soon", "one"), "'soon' is not a length of time");
            assertFails(run("stop", "one"), "container one does not exist");
        }
    }

    @Nested
    class Prunes {
        @Test
        void whatWasLeftIsNamedThenRemoved() throws IOException {
            succeeds("create", "--no-init", "--image", "hello", "kept");
            // as a create that was killed leaves it: nobody of that number can be at work in it
            Path aside = Files.createDirectory(engine.root().resolve("~aside-0-0-00000000-killed"));
            Files.writeString(aside.resolve("owner"), "lost");
            String sentence = "directory " + aside + " of container lost\n";
            assertThat(run("prune", "--dry-run").out()).isEqualTo(sentence);
            assertThat(aside).isDirectory();
            assertThat(run("prune").out()).isEqualTo("removed " + sentence);
            assertThat(aside).doesNotExist();
            assertThat(run("prune").out()).isEmpty();
            assertThat(run("list", "-q").out()).isEqualTo("kept\n");
        }
    }
}
