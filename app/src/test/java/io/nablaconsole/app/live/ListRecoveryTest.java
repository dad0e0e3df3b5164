package io.nablaconsole.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists whose engine fails at first, answers late, or is done with. */
class ListRecoveryTest {
    private final Bench bench = new Bench();

    @Test
    void oneThatCouldNotFollowAtFirstFollowsAfterARefresh() {
        bench.factory.failWith(new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("no watch is left")));
        bench.open();
        assertThat(bench.list.stateProperty().get()).isEqualTo(ContainerList.EngineState.FAILED);
        bench.list.refresh();
        assertThat(bench.notices.shown()).isNotEmpty();
        bench.factory.failWith(null);
        bench.list.refresh();
        assertThat(bench.list.stateProperty().get()).isEqualTo(ContainerList.EngineState.READY);
        bench.make("clock-1", "clock.spt").run(ContainerProcess.ofConfig());
        assertThat(bench.row("clock-1").status()).isEqualTo(Status.RUNNING);
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(bench.row("clock-1").statsProperty().get()).isNotNull();
        bench.list.open();
        assertThat(bench.factory.watchers()).isOne();
    }

    @Test
    void anAnswerThatIsOlderThanTheNewestQuestionTakesNoRowAway() {
        List<Runnable> answers = new ArrayList<>();
        ContainerList list =
                new ContainerList(bench.engine, Tasks.of(Runnable::run, answers::add, bench.clock), new Notices());
        list.open();
        answer(answers);
        list.refresh(); // asked while there is nothing
        FakeContainer made = bench.make("one", "clock.spt");
        Runnable old = answers.remove(0);
        answer(answers);
        ContainerRow row = list.find("one").orElseThrow();
        list.refresh();
        old.run();
        assertThat(list.find("one")).containsSame(row);
        answer(answers);
        assertThat(list.find("one")).containsSame(row);
        assertThat(made.status()).isEqualTo(Status.STOPPED);
    }

    private static void answer(List<Runnable> answers) {
        while (!answers.isEmpty()) {
            answers.remove(0).run();
        }
    }

    @Test
    void oneClosedBeforeItCouldBeginFollowsNobody() {
        List<Runnable> work = new ArrayList<>();
        ContainerList list =
                new ContainerList(bench.engine, Tasks.of(work::add, Runnable::run, bench.clock), new Notices());
        list.open();
        list.close();
        answer(work);
        assertThat(bench.factory.watchers()).isZero();
    }

    @Test
    void aStopThatWorkedIsNoFailureWhenSomebodyElseDeletesWhatEnded() {
        bench.open();
        FakeContainer clock = bench.make("clock-1", "clock.spt");
        clock.run(ContainerProcess.ofConfig());
        Subscription deleter = bench.factory.watch(event -> {
            if (event.snapshot() != null && event.snapshot().status() == Status.STOPPED) {
                clock.destroy();
            }
        });
        bench.actions.stop(bench.row("clock-1"));
        deleter.close();
        assertThat(bench.notices.shown()).isEmpty();
        assertThat(bench.list.rows()).isEmpty();
        assertThat(bench.activity.entries().get(0).outcomeProperty().get()).isEqualTo(ActivityEntry.Outcome.DONE);
    }
}
