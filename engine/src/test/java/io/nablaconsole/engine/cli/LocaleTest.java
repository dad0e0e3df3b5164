package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.cli.Cli.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments, names and variables reach a guest byte for byte in every locale, or are refused by name. */
class LocaleTest {
    /** As the bytes of a shell's printf. */
    private static final String UMLAUT = "\\303\\274";

    private static final String NO_TEXT = "a\\377";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    private Cli cli;

    @BeforeEach
    void makeRoot() {
        cli = new Cli(files.resolve("root"));
    }

    /** Runs it in a locale, with words and variables given as bytes, which Java could not pass on. */
    private Result run(List<String> environment, List<String> words, String... bytes) throws Exception {
        StringBuilder script = new StringBuilder("unset LC_ALL LC_CTYPE LANG; exec env ");
        environment.forEach(
                variable -> script.append("\"$(printf '").append(variable).append("')\" "));
        script.append("\"$@\"");
        for (String word : bytes) {
            script.append(" \"$(printf '").append(word).append("')\"");
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script.toString(), "sh"));
        command.addAll(cli.program(List.of(), words.toArray(String[]::new)));
        return Cli.runProgram(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=C.UTF-8", "LANG=none_HERE.UTF-8", "A=1"})
    void argumentsReachTheGuest(String locale) throws Exception {
        Result result = run(List.of(locale), List.of("run", "--image", "hello", "a"), UMLAUT + "x", "@file", "plain");
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).contains("\u00fcx").contains("@file").doesNotContain("\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=C.UTF-8"})
    void whatIsNoTextIsRefusedByItsNumber(String locale) throws Exception {
        Result result = run(List.of(locale), List.of("run", "--image", "hello", "b"), NO_TEXT);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("nablactl: argument 7 is 'a")
                .contains("not UTF-8")
                .doesNotContain("Exception");
    }

    @Test
    void aPathThatJavaCannotNameIsRefusedWithTheRemedy() throws Exception {
        Path bundle = Files.createDirectories(files.resolve("b\u00fcndel"));
        Files.writeString(bundle.resolve("config.json"), "{}");
        for (String option : List.of("--bundle", "--pid-file", "-i")) {
            Result result = run(List.of("LC_ALL=C"), List.of("create", "id", option), files + "/b" + UMLAUT + "ndel");
            assertThat(result.code()).as(option).isEqualTo(1);
            assertThat(result.out())
                    .as(option)
                    .startsWith("nablactl: ")
                    .contains("LC_ALL=C.UTF-8")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aDirectoryWithoutANameInTextIsRefused() throws Exception {
        String enter =
                "d=\"$1/$(printf 'bad\\377')\"; shift; mkdir \"$d\" && cd \"$d\" && export LC_ALL=C.UTF-8 && exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", enter, "sh", files.toString()));
        command.addAll(cli.program(List.of(), "run", "--image", "hello", "d"));
        Result result = Cli.runProgram(command);
        assertThat(result.code()).as(result.out()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("nablactl: the current directory is '")
                .contains("not UTF-8");
        assertThat(files.resolve("root")).doesNotExist();
    }

    @Test
    void variablesThatAreNoTextAreRefusedByName() throws Exception {
        for (String name : List.of("XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME")) {
            List<String> environment = new ArrayList<>(List.of("LC_ALL=C.UTF-8"));
            if (name.equals("HOME")) {
                environment.addAll(List.of("XDG_CACHE_HOME=", "XDG_DATA_HOME="));
            }
            environment.add(name + "=/tmp/" + NO_TEXT);
            Result result = run(environment, List.of("run", "--image", "hello", "c"));
            assertThat(result.code()).as(result.out()).isEqualTo(1);
            assertThat(result.out()).contains("environment variable " + name).contains("not UTF-8");
        }
    }

    /** The programs in bin/ begin Java in an encoding that holds every name, and change nothing else of the locale. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=C",
                "LC_ALL=POSIX",
                "LC_CTYPE=C",
                "LANG=C",
                "LANG=none_HERE.UTF-8",
                "LC_ALL=none_HERE.ISO-8859-1",
                "LC_MESSAGES=none_HERE",
                "LC_ALL=C.UTF-8",
                "LANG=C.UTF-8",
                "A=1"
            })
    void theLaunchersSpeakUtf8(String locale) throws Exception {
        String host = Path.of(System.getProperty("nabla.project.directory"), "bin/lib/host.sh")
                .toString();
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "unset LC_ALL LC_CTYPE LC_MESSAGES LANG; export " + locale
                                + "; set -u; . \"$1\"; utf8_locale; exec locale charmap",
                        "sh",
                        host)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).isEqualTo("UTF-8\n");
    }

    @Test
    void bothLaunchersDoSo() throws IOException {
        Path bin = Path.of(System.getProperty("nabla.project.directory"), "bin");
        for (String name : List.of("nablactl", "lib/window.sh")) {
            List<String> lines = Files.readAllLines(bin.resolve(name)).stream()
                    .map(String::strip)
                    .toList();
            int java = lines.indexOf(lines.stream()
                    .filter(line -> line.startsWith("exec \"$JAVA_HOME/bin/java\""))
                    .findFirst()
                    .orElseThrow());
            assertThat(lines.subList(0, java)).as(name).contains("utf8_locale");
        }
    }
}
