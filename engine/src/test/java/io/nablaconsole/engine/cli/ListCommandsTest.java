package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that look at containers print. */
class ListCommandsTest extends CommandFixture {
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
        void aLineBreakIsNoNewRow() {
            List<List<String>> rows = List.of(List.of("ID", "BUNDLE"), List.of("one", "/a\nfalse\u001b[2J"));
            assertThat(Table.format(rows).lines()).hasSize(2).last().asString().endsWith("/a\\nfalse\\u001b[2J");
        }

        @Test
        void noRootIsNotTheCurrentDirectory() {
            for (String command : List.of("list", "prune")) {
                assertFails(new Cli(Path.of("")).run(command), "--root is empty");
            }
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
}
