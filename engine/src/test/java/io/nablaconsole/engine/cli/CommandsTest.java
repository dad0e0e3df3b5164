package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.cli.Cli.Result;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every command, and those that look at no container. */
class CommandsTest extends CommandFixture {
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
            assertThat(features.at("/linux/namespaces"))
                    .extracting(JsonNode::asText)
                    .containsExactly("cgroup", "ipc", "mount", "network", "uts");
            assertThat(features.at("/linux/capabilities")).hasSizeGreaterThan(40);
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
