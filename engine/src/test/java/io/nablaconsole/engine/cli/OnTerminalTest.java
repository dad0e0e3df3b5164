package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run} and {@code attach} on a real terminal, with guests that use one. */
class OnTerminalTest {
    private static final String ECHO = "stty raw -echo; echo ready; exec cat -v";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void makeTender() throws IOException {
        TerminalCli.tender(directory);
    }

    private TerminalCli cli(String... words) throws IOException {
        return new TerminalCli(engine.root(), directory, words);
    }

    private TerminalCli run(String script, String... options) throws IOException {
        String[] words = new String[options.length + 9];
        words[0] = "run";
        System.arraycopy(options, 0, words, 1, options.length);
        String[] rest = {"-t", "--tender", "solo5-spt", "--image", "hello", "--", "one", guest(script)};
        System.arraycopy(rest, 0, words, options.length + 1, rest.length);
        return cli(words);
    }

    private String guest(String script) throws IOException {
        return TerminalCli.script(directory, "guest", script).toString();
    }

    /** A container that waits for a viewer, started by a program that has gone. */
    private void started(String script) throws Exception {
        try (TerminalCli cli = run(script, "-d")) {
            assertThat(cli.end()).as(cli.seen()).isZero();
        }
    }

    @Nested
    class Modes {
        @Test
        void whatTheGuestLeftIsTakenBack() throws Exception {
            try (TerminalCli cli = run("printf '\\033[?1049h\\033[?25l\\033[?1003h\\033[?2004hfull screen'")) {
                assertThat(cli.end()).isZero();
                cli.await(TerminalOutput.RESET);
                assertThat(cli.cooked()).isTrue();
            }
        }

        @Test
        void whoUsedNoneIsLeftAlone() throws Exception {
            try (TerminalCli cli = run("echo plain words")) {
                assertThat(cli.end()).isZero();
                cli.await("plain words");
                assertThat(cli.seen()).doesNotContain("\033");
            }
        }

        @Test
        void alsoWhenTheConsoleIsLeft() throws Exception {
            started("stty raw -echo; printf '\\033[?1049hfull screen'; exec cat -v");
            try (TerminalCli cli = cli("attach", "one")) {
                cli.await("full screen");
                cli.type("\020\021");
                assertThat(cli.end()).isZero();
                cli.await(TerminalOutput.RESET);
                assertThat(cli.cooked()).isTrue();
            }
        }
    }

    @Nested
    class Signals {
        @ParameterizedTest
        @ValueSource(strings = {"TERM", "INT", "HUP"})
        void theEndOfTheProgramIsTheEndOfWhatItRuns(String signal) throws Exception {
            try (TerminalCli cli = run("printf '\\033[?1049hready'; while :; do sleep 1; done")) {
                cli.await("ready");
                assertThat(cli.cooked()).isFalse();
                cli.signal(signal);
                assertThat(cli.end()).isGreaterThan(128);
                cli.await(TerminalOutput.RESET);
                assertThat(cli.cooked()).isTrue();
                assertThat(cli.seen()).doesNotContain("Shutdown in progress", "Exception", "nablactl:");
                assertThat(engine.factory().list()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"USR1", "USR2", "QUIT", "ALRM", "PWR"})
        void othersAreForTheGuest(String signal) throws Exception {
            try (TerminalCli cli =
                    run("trap 'echo got it; exit 7' " + signal + "; echo ready; while :; do sleep 1; done")) {
                cli.await("ready");
                cli.signal(signal);
                assertThat(cli.end()).isEqualTo(7);
                cli.await("got it");
                assertThat(cli.cooked()).isTrue();
                assertThat(cli.seen()).doesNotContain("thread dump");
            }
        }

        @Test
        void attachPassesThemOnAndSurvives() throws Exception {
            started("""
                    trap 'echo got one' USR1
                    trap 'echo got $((n = n + 1)) to quit' QUIT
                    echo ready; while :; do sleep 1; done
                    """);
            try (TerminalCli cli = cli("attach", "one")) {
                cli.await("ready");
                cli.signal("USR1");
                cli.await("got one");
                cli.signal("QUIT");
                cli.await("got 1 to quit");
                cli.signal("QUIT");
                cli.await("got 2 to quit");
                cli.type("\020\021");
                assertThat(cli.end()).isZero();
                assertThat(cli.cooked()).isTrue();
            }
        }

        @Test
        void attachThatIsEndedLeavesTheGuestAlone() throws Exception {
            started(ECHO);
            try (TerminalCli cli = cli("attach", "one")) {
                cli.await("ready");
                cli.signal("TERM");
                assertThat(cli.end()).isEqualTo(128 + 15);
                assertThat(cli.cooked()).isTrue();
                assertThat(cli.seen()).doesNotContain("Exception", "Shutdown");
                assertThat(engine.factory().load("one").status()).isEqualTo(Status.RUNNING);
            }
        }
    }

    @Nested
    class Keys {
        @Test
        void aLoneBeginningIsTypedWithoutAnotherKey() throws Exception {
            try (TerminalCli cli = run(ECHO)) {
                cli.await("ready");
                cli.type("\020");
                cli.await("^P");
                cli.type("\020\021");
                assertThat(cli.end()).isZero();
                cli.await("detached");
            }
        }

        @Test
        void aPasteDetachesNobody() throws Exception {
            try (TerminalCli cli = run(ECHO)) {
                cli.await("ready");
                cli.type("\033[200~a\020\021b\033[201~");
                cli.await("^[[200~a^P^Qb^[[201~");
                cli.type("\020\021");
                assertThat(cli.end()).isZero();
            }
        }

        @Test
        void othersCanBeNamed() throws Exception {
            started(ECHO);
            try (TerminalCli cli = cli("attach", "--detach-keys", "ctrl-],x", "one")) {
                cli.await("detach with ctrl-] x");
                cli.await("ready");
                cli.type("\020\021\035y");
                cli.await("^P^Q^]y");
                cli.type("\035x");
                assertThat(cli.end()).isZero();
            }
        }
    }

    @Nested
    class OldOutputOnTerminal {
        @Test
        void whatAGuestAsksAtItsBeginningIsAsked() throws Exception {
            try (TerminalCli cli = run("stty raw -echo; printf '\\033[6n'; head -c 6 | cat -v")) {
                cli.await("\033[6n");
                cli.type("\033[3;1R");
                assertThat(cli.end()).isZero();
                cli.await("^[[3;1R");
            }
        }

        @Test
        void isNotAskedOfTheTerminalAgain() throws Exception {
            started("""
                    stty raw -echo
                    printf 'begin\\033[c\\033[6n\\033]10;?\\007\\033[5n\\033[31mred'
                    head -c 1 >/dev/null
                    printf '\\033[6nlive'
                    exec cat -v
                    """);
            try (TerminalCli cli = cli("attach", "one")) {
                cli.await("\033[31mred");
                assertThat(cli.seen()).contains("begin\033[31mred");
                cli.type("x");
                cli.await("\033[6nlive");
                cli.type("\020\021");
                assertThat(cli.end()).isZero();
            }
        }
    }
}
