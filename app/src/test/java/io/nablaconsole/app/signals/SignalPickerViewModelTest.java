package io.nablaconsole.app.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalPickerViewModelTest {
    private final Bench bench = new Bench().open();
    private final SignalPickerViewModel model = new SignalPickerViewModel(bench.actions);

    @Test
    void listsEveryStandardSignal() {
        assertThat(model.shown()).hasSize(31);
        assertThat(SignalPickerViewModel.favourites()).extracting(Signal::name).contains("SIGTERM", "SIGUSR1");
    }

    @Test
    void filtersByNumberNameAndMeaning() {
        model.filterProperty().set("9");
        assertThat(model.shown()).containsExactly(Signal.KILL);
        model.filterProperty().set("hup");
        assertThat(model.shown()).containsExactly(Signal.HUP);
        model.filterProperty().set("reader");
        assertThat(model.shown()).extracting(Signal::name).containsExactly("SIGPIPE");
    }

    @Test
    void sendsToAllTargets() {
        FakeContainer one = bench.make("one", "clock.spt");
        FakeContainer two = bench.make("two", "clock.spt");
        one.run(ContainerProcess.ofConfig());
        two.run(ContainerProcess.ofConfig());
        model.target(List.of(bench.row("one"), bench.row("two")));
        assertThat(model.chosenProperty().get()).isEqualTo(Signal.TERM);
        model.chosenProperty().set(Signal.parse("USR2"));
        model.send();
        assertThat(one.signals()).containsExactly(Signal.parse("USR2"));
        assertThat(two.signals()).containsExactly(Signal.parse("USR2"));
    }
}
