package io.nablaconsole.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainerListTest {
    private final Bench bench = new Bench();

    @Test
    void showsWhatIsThereWhenItOpens() {
        bench.make("b", "hello.spt");
        bench.make("a", "clock.spt");
        bench.open();
        assertThat(bench.list.stateProperty().get()).isEqualTo(ContainerList.EngineState.READY);
        assertThat(bench.list.rows()).extracting(row -> row.id().value()).containsExactly("b", "a");
    }

    @Test
    void followsWhatOthersDo() {
        bench.open();
        FakeContainer clock = bench.make("clock-1", "clock.spt");
        clock.run(ContainerProcess.ofConfig());
        assertThat(bench.row("clock-1").status()).isEqualTo(Status.RUNNING);
        clock.destroy();
        assertThat(bench.list.rows()).isEmpty();
    }

    @Test
    void rowsStayTheSameObjectsInTheSamePlace() {
        FakeContainer first = bench.make("one", "clock.spt");
        bench.make("two", "clock.spt");
        bench.open();
        ContainerRow row = bench.row("one");
        first.run(ContainerProcess.ofConfig());
        bench.list.refresh();
        assertThat(bench.list.rows().get(0)).isSameAs(row);
    }

    @Test
    void readsFiguresOfLiveContainersEverySecond() {
        bench.make("clock-1", "clock.spt").run(ContainerProcess.ofConfig());
        bench.make("hello-1", "hello.spt");
        bench.open();
        assertThat(bench.row("clock-1").statsProperty().get()).isNull();
        bench.clock.pass(Duration.ofSeconds(1));
        assertThat(bench.row("clock-1").statsProperty().get()).isNotNull();
        assertThat(bench.row("hello-1").statsProperty().get()).isNull();
    }

    @Test
    void anEngineThatDoesNotOpenIsTold() {
        bench.factory.failWith(new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot read /x")));
        bench.open();
        assertThat(bench.notices.shown()).hasSize(1);
    }
}
