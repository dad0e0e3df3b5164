package io.nablaconsole.app.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.Timings;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

/** What is known of a container that is looked at. */
class DetailViewModelTest {
    private final Bench bench = new Bench();
    private final DetailViewModel model = new DetailViewModel(bench.engine, bench.tasks);

    private ContainerRow lookAt(String id) {
        ContainerRow row = bench.row(id);
        model.follow(new ReadOnlyObjectWrapper<>(row));
        return row;
    }

    private Lifecycle picture(ContainerRow row) {
        return Lifecycle.of(row, model.runsProperty().get());
    }

    @Test
    void stepsThatThisWindowDidNotMakeHaveTheirTimes() {
        bench.make("h", "clock.spt").run(ContainerProcess.ofConfig());
        bench.factory.container("h").pause();
        bench.open(); // only now: the window was opened after the container was started
        Lifecycle picture = picture(lookAt("h"));
        assertThat(picture.create()).isEqualTo("create  1.20 ms");
        assertThat(picture.start()).isEqualTo("init  1.20 ms");
        assertThat(picture.exec()).isEqualTo("start  1.20 ms");
        assertThat(picture.pause()).isEqualTo("pause  1.20 ms");
        assertThat(picture.resume()).isEqualTo("resume");
    }

    @Test
    void aRunWhoseStepsNobodyWroteDownTellsHowLongItWaited() {
        bench.make("h", "clock.spt").run(ContainerProcess.ofConfig());
        bench.open();
        ContainerRow row = bench.row("h");
        List<RunRecord> runs = bench.factory.container("h").runs();
        assertThat(Timings.of(List.of(), runs).waited())
                .isEqualTo(Duration.between(runs.get(0).ready(), runs.get(0).begin()));
        assertThat(Lifecycle.of(row, runs).exec()).matches("start after {2}\\d.*(ms|s)");
    }

    @Test
    void theNextRunBeginsItsTimesAnew() {
        bench.open();
        bench.make("c", "clock.spt");
        ContainerRow row = lookAt("c");
        bench.actions.start(row);
        bench.actions.pause(row);
        assertThat(picture(row).pause()).isEqualTo("pause  1.20 ms");
        bench.factory.container("c").signal(Signal.KILL, false);
        bench.actions.prepare(row);
        assertThat(picture(row).start()).isEqualTo("init  1.20 ms");
        assertThat(picture(row).exec()).isEqualTo("start");
        assertThat(picture(row).pause()).isEqualTo("pause");
    }

    @Test
    void anInitThatWaitsHasNoTimeYet() {
        bench.make("c", "clock.spt").start(ContainerProcess.ofConfig());
        bench.open();
        assertThat(picture(lookAt("c")).exec()).isEqualTo("start");
    }
}
