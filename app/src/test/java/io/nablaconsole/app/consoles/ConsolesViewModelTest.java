package io.nablaconsole.app.consoles;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsolesViewModelTest {
    private final Bench bench = new Bench().open();
    private final ConsolesViewModel model = new ConsolesViewModel(bench.list);

    @Test
    void consolesAreOpenedOnceAndClosed() {
        bench.make("a", "clock.spt");
        bench.make("b", "clock.spt");
        model.open(bench.row("b"));
        model.open(bench.row("a"));
        model.open(bench.row("b"));
        assertThat(model.ids()).containsExactly("b", "a");
        assertThat(model.others()).isEmpty();
        model.close(bench.row("b"));
        assertThat(model.ids()).containsExactly("a");
    }

    @Test
    void aDeletedContainerTakesItsConsoleAlong() {
        bench.make("a", "clock.spt");
        model.open(bench.row("a"));
        bench.factory.delete("a", true);
        assertThat(model.open()).isEmpty();
    }

    @Test
    void restoredConsolesOpenWhenTheirContainersAppear() {
        model.restore(List.of("later", "gone"));
        assertThat(model.open()).isEmpty();
        bench.make("later", "clock.spt");
        assertThat(model.ids()).containsExactly("later");
    }
}
