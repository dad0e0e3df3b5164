package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.cli.Cli.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are wrong, or longer than they need be. */
class UsageTest extends CommandFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "list",
                "list -q",
                "list -f json",
                "ps -f json",
                "kill",
                "inspect",
                "events --stats",
                "prune -n",
                "delete"
            })
    void ofAGlobalOptionGivenTwiceTheLastOneCounts(String line, @TempDir Path other) {
        Container container = created("one");
        container.exec();
        List<String> words =
                new ArrayList<>(List.of("--root", other.toString(), "--log-format", "json", "--log-format", "text"));
        // the fixture's own root is the first one
        words.addAll(List.of("--log=/dev/null", "--log", "/dev/null", "--debug", "--debug"));
        words.addAll(List.of(
                "--systemd-cgroup", "--systemd-cgroup", "--root", engine.root().toString()));
        Stream.of(line.split(" ", -1)).forEach(words::add);
        if (!line.startsWith("list") && !line.startsWith("prune")) {
            words.add("one");
        }
        boolean deleted = line.equals("delete");
        Result result = run(words.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isEqualTo(deleted ? 1 : 0);
        assertThat(result.err()).doesNotContain("does not exist", "once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo -h             | there is no command 'foo'; see nablactl --help",
                "foo --help         | there is no command 'foo'; see nablactl --help",
                "foo -v             | there is no command 'foo'; see nablactl --help",
                "foo one            | there is no command 'foo'; see nablactl --help",
                "--frob -h          | Unknown option: '--frob'; see nablactl --help",
                "state --frob -h    | Unknown option: '--frob'; see nablactl state --help"
            })
    void helpIsNoAnswerToWhatDoesNotExist(String line, String words) {
        Result result = run(line.split(" ", -1));
        assertFails(result, words);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "state -h", "run --help", "ps -h one"})
    void helpIsGiven(String line) {
        Result result = run(line.split(" ", -1));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("Usage: nablactl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "-V", "--version", "--debug -v"})
    void theVersionIsInTheFormOfRunc(String line) {
        Result result = new Cli(engine.root()).run(line.split(" ", -1));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("nablactl version ").contains("\nspec: 1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --image hello        | run --image hello ID",
                "run -d --image hello     | run -d --image hello ID",
                "create --image hello     | create --image hello ID",
                "state                    | state ID",
                "export one               | export one FILE",
                "kill                     | kill ID"
            })
    void whatIsMissingIsNamedAndShown(String line, String right) {
        Result result = run(line.split(" ", -1));
        assertFails(result, " is missing (");
        assertThat(result.err())
                .contains(right + "; see nablactl " + right.substring(0, right.indexOf(' ')) + " --help");
    }

    @Test
    void whatIsShownCanBeTyped() {
        assertThat(run("run", "--image", "my file's").err()).contains("run --image 'my file'\\''s' ID;");
    }

    @Test
    void unknownDetachKeysAreRefusedBeforeAnythingIsMade() {
        assertFails(run("run", "--detach-keys", "ctrl-pp", "--image", "hello", "one"), "'ctrl-pp' is no key");
        assertThat(engine.factory().list()).isEmpty();
    }
}
