package io.nablaconsole.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.api.Transition.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContainerActionsTest {
    private final Bench bench = new Bench().open();

    private ContainerRow running(String id) {
        bench.make(id, "clock.spt").run(ContainerProcess.ofConfig());
        return bench.row(id);
    }

    private static Timings timings(ContainerRow row) {
        return Timings.of(row.lifeProperty().get(), List.of());
    }

    @Nested
    class Start {
        @Test
        void makesTheInitAndOpensTheGate() {
            bench.make("c", "clock.spt");
            bench.actions.start(bench.row("c"));
            assertThat(bench.row("c").status()).isEqualTo(Status.RUNNING);
            assertThat(timings(bench.row("c")).start()).isNotNull();
            assertThat(timings(bench.row("c")).exec()).isNotNull();
            assertThat(bench.row("c").busy()).isFalse();
        }

        @Test
        void onlyOpensTheGateOfOneThatWaitsThere() {
            bench.make("c", "clock.spt").start(ContainerProcess.ofConfig());
            bench.actions.start(bench.row("c"));
            assertThat(bench.row("c").status()).isEqualTo(Status.RUNNING);
            assertThat(bench.row("c").lifeProperty().get())
                    .extracting(Transition::step)
                    .containsExactly(Step.CREATE, Step.START, Step.EXEC);
        }

        @Test
        void aRunThatIsOverAtOnceEndsStopped() {
            bench.make("h", "hello.spt", "world");
            bench.actions.start(bench.row("h"));
            assertThat(bench.row("h").status()).isEqualTo(Status.STOPPED);
            assertThat(bench.row("h").exitText()).isEqualTo("0");
        }

        private final List<String> asked = new ArrayList<>();

        private void rebuilt(ImageChange change, @Nullable Boolean keep) {
            bench.make("c", "clock.spt").imageChanged(change);
            bench.actions.askBy((row, image, answer) -> {
                asked.add(row.id() + " " + image.getFileName());
                if (keep != null) {
                    answer.accept(keep);
                }
            });
            bench.actions.start(bench.row("c"));
        }

        @Test
        void asksWhichOneWhenTheUnikernelWasBuiltAgainAndTakesTheNewOne() {
            rebuilt(ImageChange.REBUILT, false);
            assertThat(asked).containsExactly("c clock.spt");
            assertThat(bench.factory.container("c").renewals()).isEqualTo(1);
            assertThat(bench.row("c").status()).isEqualTo(Status.RUNNING);
        }

        @Test
        void keepsTheOldOneWhenThatIsWanted() {
            rebuilt(ImageChange.REBUILT, true);
            assertThat(bench.factory.container("c").renewals()).isZero();
            assertThat(bench.row("c").status()).isEqualTo(Status.RUNNING);
            assertThat(bench.activity.entries().get(0).command()).contains("start --keep-image c");
        }

        @Test
        void startsNothingWithoutAnAnswer() {
            rebuilt(ImageChange.REBUILT, null);
            assertThat(bench.row("c").status()).isEqualTo(Status.STOPPED);
            assertThat(bench.row("c").busy()).isFalse();
        }

        @Test
        void saysThatTheFileIsGoneAndRunsTheCopy() {
            rebuilt(ImageChange.GONE, null);
            assertThat(asked).isEmpty();
            assertThat(bench.row("c").status()).isEqualTo(Status.RUNNING);
            assertThat(bench.notices.shown()).extracting(Notice::title).contains("c runs its copy");
        }

        @Test
        void prepareStopsAtTheGate() {
            bench.make("c", "clock.spt");
            bench.actions.prepare(bench.row("c"));
            assertThat(bench.row("c").status()).isEqualTo(Status.CREATED);
        }
    }

    @Nested
    class Stop {
        @Test
        void asksWithSigterm() {
            ContainerRow row = running("c");
            FakeContainer container = bench.factory.container("c");
            bench.grace = Duration.ofSeconds(5);
            bench.actions.stop(row);
            assertThat(container.signals()).containsExactly(Signal.TERM);
            assertThat(row.exitText()).isEqualTo("SIGTERM");
        }

        @Test
        void killsWhenTheTimeIsUp() {
            ContainerRow row = running("c");
            FakeContainer container = bench.factory.container("c");
            container.beStubborn();
            bench.actions.stop(row);
            assertThat(container.signals()).containsExactly(Signal.TERM, Signal.KILL);
            assertThat(row.status()).isEqualTo(Status.STOPPED);
            assertThat(row.stoppingProperty().get()).isNull();
        }

        @Test
        void letsAPausedOneTakeTheSignal() {
            ContainerRow row = running("c");
            FakeContainer container = bench.factory.container("c");
            container.pause();
            container.beStubborn();
            bench.actions.stop(row);
            assertThat(row.status()).isEqualTo(Status.STOPPED);
        }

        @Test
        void canBeCalledOff() {
            assertThat(signalsOfOneThatIsStubborn(StopControl::callOff)).containsExactly(Signal.TERM);
        }

        @Test
        void canBeHurried() {
            assertThat(signalsOfOneThatIsStubborn(StopControl::killNow)).containsExactly(Signal.TERM, Signal.KILL);
        }

        private List<Signal> signalsOfOneThatIsStubborn(Consumer<StopControl> wish) {
            ContainerRow row = running("c");
            FakeContainer container = bench.factory.container("c");
            container.beStubborn();
            bench.grace = Duration.ofMinutes(1);
            row.stoppingProperty().addListener((observed, was, stop) -> {
                if (stop != null) {
                    wish.accept(stop);
                }
            });
            bench.actions.stop(row);
            return container.signals();
        }
    }

    @Test
    void signalsReachTheContainer() {
        ContainerRow row = running("c");
        bench.actions.signal(row, Signal.parse("USR1"), true);
        assertThat(bench.factory.container("c").signals()).containsExactly(Signal.parse("USR1"));
        assertThat(bench.activity.entries().get(0).command()).endsWith("kill --all c USR1");
    }

    @Test
    void pauseAndResume() {
        ContainerRow row = running("c");
        bench.actions.pause(row);
        assertThat(row.status()).isEqualTo(Status.PAUSED);
        bench.actions.resume(row);
        assertThat(row.status()).isEqualTo(Status.RUNNING);
        assertThat(timings(row).pause()).isNotNull();
    }

    @Test
    void deleteKillsLiveOnes() {
        ContainerRow row = running("c");
        bench.actions.delete(List.of(row));
        assertThat(bench.list.rows()).isEmpty();
        assertThat(bench.activity.entries().get(0).command()).contains("delete --force c");
    }

    @Test
    void deletedContainersCanBeMadeAgain() {
        ContainerRow first = running("c");
        bench.make("d", "args.spt", "two words");
        bench.actions.delete(List.of(first, bench.row("d")));
        Notice notice = bench.notices.shown().get(0);
        assertThat(notice.title()).isEqualTo("2 containers are deleted");
        Objects.requireNonNull(notice.action()).run().run();
        assertThat(bench.list.rows()).extracting(row -> row.id().value()).containsExactlyInAnyOrder("c", "d");
        assertThat(bench.factory.container("d").config().guestArguments()).containsExactly("two words");
    }

    @Test
    void whatTheEngineHasToSayOfANewOneIsTold() {
        Config config = bench.make("first", "clock.spt").config();
        bench.actions.create("second", config, row -> {}, e -> {});
        assertThat(bench.notices.shown()).isEmpty();
        bench.factory.warn(List.of(
                Message.of("%s: container %s has %s too", Message.of("device '%s'", "net0"), "first", "it"),
                Message.of("another")));
        bench.actions.create("third", config, row -> {}, e -> {});
        assertThat(bench.notices.shown()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.WARNING);
            assertThat(notice.title()).contains("third");
            assertThat(notice.text()).isEqualTo("Device 'net0': container first has it too\nAnother");
        });
    }

    @Test
    void failuresAreToldAndNoted() {
        ContainerRow row = running("c");
        bench.factory.failWith(new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot reach pid 7")));
        bench.actions.pause(row);
        Notice notice = bench.notices.shown().get(0);
        assertThat(notice.title()).contains("c could not be paused");
        assertThat(notice.text()).isEqualTo("Cannot reach pid 7");
        assertThat(notice.details()).contains("Code: System error");
        assertThat(bench.activity.entries().get(0).outcomeProperty().get()).isEqualTo(ActivityEntry.Outcome.FAILED);
        assertThat(row.busy()).isFalse();
    }
}
