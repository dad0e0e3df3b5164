package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the commands that end containers do, and refuse. */
class KillCommandsTest extends CommandFixture {
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
        void signalZeroIsSentToNobodyAndTellsWhetherThereIsSomebody() {
            Container container = created("one");
            assertThat(run("kill", "one", "0").code()).as("created").isZero();
            container.exec();
            assertThat(run("kill", "--all", "one", "0").code()).as("running").isZero();
            container.pause();
            assertThat(run("kill", "one", "0").code()).as("paused").isZero();
            assertThat(container.history()).noneMatch(step -> step.step() == Transition.Step.SIGNAL);
            container.signal(Signal.KILL, false);
            exitOf(container);
            assertFails(run("kill", "one", "0"), "container not running");
            assertFails(run("kill", "nobody", "0"), "container nobody does not exist");
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
}
