package io.nablaconsole.app.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.RunRecord;
import java.time.Duration;
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

    @Test
    void aRunThatThisWindowDidNotBeginIsMeasuredByWhatIsKeptOfIt() {
        bench.make("h", "clock.spt").run(ContainerProcess.ofConfig());
        bench.open(); // only now: the window was opened after the container was started
        ContainerRow row = lookAt("h");
        RunRecord run = bench.factory.container("h").runs().get(0);
        assertThat(row.timingsProperty().get().waited())
                .isNotNull()
                .isEqualTo(Duration.between(run.ready(), run.begin()));
        assertThat(Lifecycle.of(row).exec()).matches("start after {2}\\d.*(ms|s)");
    }

    @Test
    void whatThisWindowMeasuredItselfComesFirst() {
        bench.open();
        bench.make("c", "clock.spt");
        ContainerRow row = lookAt("c");
        bench.actions.start(row);
        assertThat(row.timingsProperty().get().waited()).isNotNull();
        assertThat(Lifecycle.of(row).exec()).matches("start {2}\\d.*(ms|s)");
    }

    @Test
    void anInitThatWaitsHasNoTimeYet() {
        bench.make("c", "clock.spt").start(ContainerProcess.ofConfig());
        bench.open();
        assertThat(Lifecycle.of(lookAt("c")).exec()).isEqualTo("start");
    }
}
