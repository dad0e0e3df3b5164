package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cli.Cli.Result;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each command's output and exit code. */
class CommandsTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Result run(String... words) {
        return new Cli(engine.root()).run(words);
    }

    private static JsonNode json(Result result) throws IOException {
        assertThat(result.code()).as(result.err()).isZero();
        return Json.parse(result.out().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFails(Result result, String words) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("nablactl: ").contains(words).doesNotContain("Exception");
    }

    private Container created(String id) {
        Container container =
                engine.factory().create(id, sample("clock", "1000").build());
        container.start(ContainerProcess.ofConfig());
        return container;
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

    @Nested
    class TopLevel {
        @Test
        void versionIsInTheFormOfRunc() {
            assertThat(run("--version").out().lines()).first().asString().startsWith("nablactl version ");
            assertThat(run("--version").out()).contains("\nspec: 1.");
        }

        @Test
        void helpNamesEveryCommand() {
            assertThat(run("--help").out()).contains("create", "start", "kill", "events", "attach", "doctor");
        }

        @Test
        void anUnknownCommandIsNamed() {
            assertFails(run("frobnicate"), "frobnicate");
        }

        @Test
        void whatSupervisorsPassIsAccepted() {
            assertThat(run("--systemd-cgroup", "--rootless", "false", "list").code())
                    .isZero();
        }

        @Test
        void theLogFileTakesJsonLines(@TempDir Path directory) throws IOException {
            Path log = directory.resolve("log");
            assertFails(run("--log", log.toString(), "--log-format", "json", "state", "nobody"), "does not exist");
            JsonNode line = Json.parse(Files.readAllBytes(log));
            assertThat(line.path("level").asText()).isEqualTo("error");
            assertThat(line.path("msg").asText()).isEqualTo("container nobody does not exist");
            assertThat(line.path("time").asText()).contains("T");
        }
    }

    @Nested
    class Lists {
        @Test
        void tableHasTheColumnsOfRunc() {
            assertThat(run("list").out())
                    .isEqualTo("ID          PID         STATUS      BUNDLE      CREATED     OWNER\n");
        }

        @Test
        void rowsNameTheBundle() {
            Container container = created("listed");
            String row = run("list").out().lines().toList().get(1);
            assertThat(row.split("\\s+", -1))
                    .hasSize(6)
                    .startsWith("listed", String.valueOf(container.process().pid()), "created")
                    .contains(container.config().bundle().toString());
        }

        @Test
        void quietAndJson() throws IOException {
            assertThat(json(run("list", "-f", "json"))).isEmpty();
            created("listed");
            assertThat(run("list", "-q").out()).isEqualTo("listed\n");
            JsonNode first = json(run("list", "--format", "json")).get(0);
            assertThat(first.fieldNames())
                    .toIterable()
                    .contains("ociVersion", "id", "pid", "status", "bundle", "rootfs", "created", "owner");
        }
    }

    @Nested
    class States {
        @Test
        void stateIsTheOneOfOci() throws IOException {
            Container container = created("one");
            JsonNode state = json(run("state", "one"));
            assertThat(state.path("id").asText()).isEqualTo("one");
            assertThat(state.path("status").asText()).isEqualTo("created");
            assertThat(state.path("pid").asInt()).isEqualTo(container.process().pid());
            assertThat(state.path("bundle").asText()).startsWith("/");
        }

        @Test
        void pauseAndResume() {
            engine.running("one", "clock", "1000");
            assertThat(run("pause", "one").code()).isZero();
            assertThat(engine.factory().load("one").status()).isEqualTo(Status.PAUSED);
            assertFails(run("pause", "one"), "cannot pause container one: it is paused");
            assertThat(run("resume", "one").code()).isZero();
            assertFails(run("resume", "one"), "it is running");
        }
    }

    @Nested
    class Kills {
        @Test
        void namesAndNumbersInEveryLegalState() {
            for (String spelling : List.of("KILL", "SIGKILL", "9", "sigkill")) {
                Container container = created("one");
                assertThat(run("kill", "one", spelling).code()).isZero();
                assertThat(exitOf(container).signal()).hasToString("SIGKILL");
                engine.factory().delete("one", false);
            }
            for (boolean paused : List.of(true, false)) {
                Container container = engine.running("one", "clock", "1000");
                if (paused) {
                    container.pause();
                }
                assertThat(run("kill", "--all", "one", "KILL").code()).isZero();
                assertThat(exitOf(container).signal()).hasToString("SIGKILL");
                engine.factory().delete("one", false);
            }
        }

        @Test
        void aStoppedContainerIsRefusedInRuncsWords() {
            exitOf(engine.running("one", "hello"));
            assertFails(run("kill", "one"), "container not running");
            assertThat(run("kill", "--all", "one").code()).isZero();
        }

        @Test
        void anUnknownSignalIsNamed() {
            created("one");
            assertFails(run("kill", "one", "NOPE"), "there is no signal 'NOPE'");
        }
    }

    @Nested
    class Deletes {
        @Test
        void oneThatRunsNeedsForce() {
            engine.running("one", "clock", "1000");
            assertFails(run("delete", "one"), "cannot delete container one: it is running");
            assertThat(run("delete", "--force", "one").code()).isZero();
            assertThat(run("list", "-q").out()).isEmpty();
        }

        @Test
        void oneThatWaitsAtTheGateDoesNot() {
            created("one");
            assertThat(run("delete", "one").code()).isZero();
        }

        @Test
        void nobodyIsAnErrorUnlessForced() {
            assertFails(run("delete", "nobody"), "container nobody does not exist");
            assertThat(run("delete", "-f", "nobody").code()).isZero();
            assertFails(run("delete", "-f", ".."), "..");
        }

        @Test
        void everyBrokenOne() throws IOException {
            for (String broken : List.of("state.json", "config.json")) {
                for (String text : List.of("", "{", "[]", "{}")) {
                    Container container = engine.running("one", "clock", "1000");
                    int pid = container.process().pid();
                    Files.writeString(engine.root().resolve("one").resolve(broken), text);
                    assertThat(run("delete", "-f", "one").code())
                            .as(broken + " " + text)
                            .isZero();
                    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                            .isEmpty();
                }
            }
        }
    }

    @Nested
    class Figures {
        @Test
        void psShowsTheProcess() throws IOException {
            int pid = created("one").process().pid();
            assertThat(json(run("ps", "--format", "json", "one"))).hasSize(1).allMatch(node -> node.asInt() == pid);
            List<String> table = run("ps", "one").out().lines().toList();
            assertThat(table).hasSize(2);
            assertThat(table.get(0)).contains("PID");
            assertThat(table.get(1)).contains(" " + pid + " ");
            assertThat(run("ps", "one", "-e", "-o", "pid,comm").out()).endsWith(pid + " nabla-init\n");
        }

        @Test
        void eventsPrintsALine() throws IOException {
            engine.running("one", "clock", "1000");
            JsonNode event = json(run("events", "--stats", "one"));
            assertThat(event.path("type").asText()).isEqualTo("stats");
            assertThat(event.path("id").asText()).isEqualTo("one");
            assertThat(event.at("/data/pids/current").asInt()).isEqualTo(1);
            assertThat(event.at("/data/memory/usage/limit").asLong()).isEqualTo(16L << 20);
        }

        @Test
        void eventsGoOnUntilTheEnd() {
            engine.running("one", "clock", "3");
            Result result = run("events", "--interval", "100ms", "one");
            assertThat(result.code()).isZero();
            assertThat(result.out().lines().count()).isGreaterThan(2);
            assertFails(run("events", "one"), "is not running");
            assertFails(run("events", "--interval", "soon", "one"), "'soon' is not a length of time");
        }
    }

    @Nested
    class Updates {
        @Test
        void annotationsAndTheGuestStayWhileLimitsChange() {
            Container container = created("one");
            Result result = run("update", "--pids-limit", "7", "--cpu-share", "512", "one");
            if (result.code() == 0) {
                assertThat(container.config().resources().pidsLimit()).isEqualTo(7);
                assertThat(container.config().resources().cpu().shares()).isEqualTo(512);
                assertThat(container.config().memory().bytes()).isEqualTo(16L << 20);
            } else {
                // a host without control groups says so, and changes nothing
                assertThat(result.err()).contains("control group");
                assertThat(container.config().resources().pidsLimit()).isNull();
            }
        }

        @Test
        void aFileNamesThemAsOciDoes(@TempDir Path directory) throws IOException {
            created("one");
            Path file = Files.writeString(directory.resolve("r.json"), "{\"pids\": {\"limit\": \"many\"}}");
            assertFails(run("update", "-r", file.toString(), "one"), "pids.limit is \"many\", not a whole number");
            assertFails(run("update", "-r", directory.resolve("none").toString(), "one"), "cannot read resources");
        }
    }

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
    class Answers {
        @Test
        void execSaysWhyNot() {
            assertFails(run("exec", "-t", "--cwd", "/", "one", "sh", "-c", "true"), "cannot execute a command");
        }

        @Test
        void features() throws IOException {
            JsonNode features = json(run("features"));
            assertThat(features.path("ociVersionMin").asText()).isEqualTo("1.0.0");
            assertThat(features.path("hooks")).hasSize(6);
            assertThat(features.at("/linux/cgroup").isObject()).isTrue();
        }

        @Test
        void inspectTellsAllOfAContainerOrAFile() throws IOException {
            exitOf(engine.running("one", "exitcode", "3"));
            assertThat(json(run("inspect", "one")).at("/exit/code").asInt()).isEqualTo(3);
            Path file = engine.factory().load("one").config().image();
            assertThat(json(run("inspect", file.toString())).at("/abi/target").asText())
                    .isEqualTo("spt");
        }

        @Test
        void doctorChecksEverything() throws IOException {
            Result result = run("doctor", "--json");
            JsonNode checks = Json.parse(result.out().getBytes(StandardCharsets.UTF_8));
            assertThat(checks).hasSizeGreaterThan(8).allSatisfy(check -> {
                assertThat(check.path("name").asText()).isNotEmpty();
                assertThat(check.path("sentence").asText()).isNotEmpty();
                assertThat(check.path("result").asText()).isIn("good", "optional", "bad");
            });
            assertThat(run("doctor").out()).contains("jdk", "cgroups");
        }
    }
}
