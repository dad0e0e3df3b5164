package io.nablaconsole.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final PaletteViewModel model = new PaletteViewModel(List.of(
            command("New container", ""),
            command("Show web-1", "clock.spt"),
            command("Stop web-1", "clock.spt"),
            command("Go to Activity", "")));

    private static Command command(String title, String detail) {
        return new Command(title, detail, "fth-box", "", () -> {});
    }

    private List<String> find(String query) {
        model.queryProperty().set(query);
        return model.found().stream().map(Command::title).toList();
    }

    @Test
    void showsAllAtFirst() {
        assertThat(model.found()).hasSize(4);
        find("x");
        assertThat(find("")).hasSize(4);
    }

    @Test
    void everyWordMustMatchSomewhere() {
        assertThat(find("web st")).containsExactly("Stop web-1");
        assertThat(find("clock")).containsExactly("Show web-1", "Stop web-1");
        assertThat(find("nonsense")).isEmpty();
    }

    @Test
    void theBeginningOfTheTitleCountsMost() {
        assertThat(find("s")).startsWith("Show web-1", "Stop web-1");
        assertThat(find("act")).startsWith("Go to Activity");
    }
}
