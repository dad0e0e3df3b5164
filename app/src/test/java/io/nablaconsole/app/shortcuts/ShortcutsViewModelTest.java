package io.nablaconsole.app.shortcuts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ShortcutsViewModelTest {
    private final ObjectProperty<Map<String, String>> chosen = new SimpleObjectProperty<>(Map.of());
    private final ShortcutsViewModel model = new ShortcutsViewModel(chosen);

    @Test
    void theUsualKeysAreAllDifferent() {
        assertThat(Arrays.stream(Shortcut.values()).map(model::keys)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsChosenTakesThePlaceOfTheUsual() {
        AtomicInteger told = new AtomicInteger();
        model.follow(told::incrementAndGet);
        int before = told.get();
        assertThat(model.change(Shortcut.NEW, "Ctrl+Alt+C")).isEmpty();
        assertThat(model.keys(Shortcut.NEW)).isEqualTo("Ctrl+Alt+C");
        assertThat(chosen.get()).containsExactly(Map.entry("NEW", "Ctrl+Alt+C"));
        assertThat(told.get()).isGreaterThan(before);
    }

    @Test
    void aConflictIsNamedAndChangesNothing() {
        assertThat(model.change(Shortcut.NEW, "Ctrl+O"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("Ctrl+O", "Open a unikernel file"));
        assertThat(model.change(Shortcut.NEW, "Ctrl+3")).isPresent();
        assertThat(model.change(Shortcut.NEW, "N")).isPresent();
        assertThat(chosen.get()).isEmpty();
    }

    @Test
    void keysGivenUpAreFree() {
        assertThat(model.change(Shortcut.OPEN, "Shift+F9")).isEmpty();
        assertThat(model.change(Shortcut.NEW, "Ctrl+O")).isEmpty();
        model.reset();
        assertThat(model.keys(Shortcut.NEW)).isEqualTo("Ctrl+N");
        assertThat(chosen.get()).isEmpty();
    }
}
