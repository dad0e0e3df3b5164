package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.cli.Cli.Result;
import io.nablaconsole.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine finds odd and goes on in spite of: the container's standard error is no place for a log's lines. */
class WarningsTest extends CommandFixture {
    private static final String WORDS = "poststop hook 1 of container one failed: /bin/false ended with 1";

    @TempDir
    Path directory = Path.of("");

    private Result delete(String... options) throws Exception {
        Hook fails = new Hook(Path.of("/bin/false"), List.of("false"), List.of(), null);
        Container container = engine.factory()
                .create(
                        "one",
                        sample("hello")
                                .hooks(Hooks.NONE.with(Hooks.Point.POSTSTOP, fails))
                                .build());
        container.run(ContainerProcess.ofConfig());
        exitOf(container);
        String[] words = new String[options.length + 2];
        System.arraycopy(options, 0, words, 0, options.length);
        words[options.length] = "delete";
        words[options.length + 1] = "one";
        return Cli.runProgram(new Cli(engine.root()).program(List.of(), words));
    }

    @Test
    void areSaidInOneLine() throws Exception {
        Result result = delete();
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("nablactl: warning: " + WORDS + "\n");
    }

    @Test
    void goToTheLogAloneWhenThereIsOne() throws Exception {
        Path log = directory.resolve("log");
        Result result = delete("--log", log.toString(), "--log-format", "json");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        JsonNode line = Json.parse(Files.readAllBytes(log));
        assertThat(line.path("level").asText()).isEqualTo("warning");
        assertThat(line.path("msg").asText()).isEqualTo(WORDS);
    }

    @Test
    void takeTheFormOfText() throws Exception {
        Path log = directory.resolve("log");
        assertThat(delete("--log", log.toString()).out()).isEmpty();
        assertThat(Files.readString(log, StandardCharsets.UTF_8))
                .matches("time=\"[^\"]+\" level=warning msg=\"" + WORDS + "\"\n");
    }

    @Test
    void theLogIsMadeAlsoWhenThereIsNothingToSay() {
        Path log = directory.resolve("log");
        assertThat(run("--log", log.toString(), "list").code()).isZero();
        assertThat(log).isEmptyFile();
        assertThat(run("--log", log.toString(), "list", "-q").code()).isZero();
        assertThat(log).isEmptyFile();
    }

    @Test
    void aLogThatCannotBeMadeIsAnErrorBeforeAnythingIsDone() {
        Path log = directory.resolve("none/log");
        for (String command : List.of("create --image hello one", "create --image=hello --no-init one", "list -q")) {
            String[] words = ("--log " + log + " " + command).split(" ", -1);
            assertFails(run(words), "cannot write to --log " + log);
        }
        assertThat(engine.factory().list()).isEmpty();
    }

    @Test
    void aBrokenContainerInAListIsOne() throws Exception {
        created("good");
        engine.factory().create("bad", sample("hello").build());
        Path state = engine.root().resolve("bad/state.json");
        Files.writeString(state, "{");
        Path log = directory.resolve("log");
        Result result = run("--log", log.toString(), "list");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(log).content().contains("level=warning", "bad");
        assertThat(run("list").err()).startsWith("nablactl: warning: ");
    }
}
