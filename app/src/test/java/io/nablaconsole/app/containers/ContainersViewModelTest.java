package io.nablaconsole.app.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.engine.api.ContainerProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainersViewModelTest {
    private final Bench bench = new Bench().open();
    private final ContainersViewModel model = new ContainersViewModel(bench.list, bench.actions);

    private void select(String... ids) {
        List<ContainerRow> rows = List.of(ids).stream().map(bench::row).toList();
        model.select(rows, rows.isEmpty() ? null : rows.get(rows.size() - 1));
    }

    @Test
    void nothingCanBeDoneWithNothing() {
        select();
        assertThat(model.canStartProperty().get()).isFalse();
        assertThat(model.canDeleteProperty().get()).isFalse();
    }

    @Test
    void whatCanBeDoneFollowsTheStatus() {
        bench.make("c", "clock.spt");
        select("c");
        assertThat(model.canStartProperty().get()).isTrue();
        assertThat(model.canStopProperty().get()).isFalse();
        model.start();
        assertThat(model.canStartProperty().get()).isFalse();
        assertThat(model.canStopProperty().get()).isTrue();
        assertThat(model.canPauseProperty().get()).isTrue();
        model.pause();
        assertThat(model.canResumeProperty().get()).isTrue();
        assertThat(model.canPauseProperty().get()).isFalse();
    }

    @Test
    void severalAreStartedAndDeletedTogether() {
        bench.make("one", "clock.spt");
        bench.make("two", "clock.spt").run(ContainerProcess.ofConfig());
        bench.make("three", "clock.spt");
        select("one", "two", "three");
        model.start();
        assertThat(bench.list.rows()).allMatch(ContainerRow::live);
        model.delete(List.copyOf(model.selected()));
        assertThat(bench.list.rows()).isEmpty();
    }

    @Test
    void theFilterLooksAtNameImageAndStatus() {
        bench.make("web", "clock.spt").run(ContainerProcess.ofConfig());
        bench.make("greeter", "hello.spt");
        model.filterProperty().set("CLOCK");
        assertThat(model.shown()).extracting(row -> row.id().value()).containsExactly("web");
        model.filterProperty().set("stopped");
        assertThat(model.shown()).extracting(row -> row.id().value()).containsExactly("greeter");
        model.filterProperty().set("");
        assertThat(model.shown()).hasSize(2);
    }
}
