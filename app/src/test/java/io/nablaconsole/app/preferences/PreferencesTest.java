package io.nablaconsole.app.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Direct;
import io.nablaconsole.app.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    private final Path directory;

    PreferencesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private final Direct clock = new Direct();
    private final List<Throwable> failures = new ArrayList<>();

    private PreferencesFile file() {
        return PreferencesFile.ofUser(Map.of("XDG_CONFIG_HOME", directory.toString()));
    }

    private PreferencesViewModel model() {
        return new PreferencesViewModel(file(), clock.tasks(), failures::add);
    }

    @Test
    void withoutAFileTheDefaultsHold() throws IOException {
        assertThat(file().read()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void whatIsChangedIsThereNextTime() {
        PreferencesViewModel first = model();
        first.themeProperty().set(ThemeChoice.DARK);
        first.stopGraceSecondsProperty().set(3);
        clock.pass(Duration.ofSeconds(1));
        PreferencesViewModel second = model();
        second.load(() -> {});
        assertThat(second.current()).isEqualTo(first.current());
        assertThat(second.current().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(failures).isEmpty();
    }

    @Test
    void loadingWritesNothing() {
        model().load(() -> {});
        clock.pass(Duration.ofSeconds(1));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aForcedThemeIsNotKept() throws IOException {
        PreferencesViewModel model = model();
        model.force(ThemeChoice.DARK);
        model.stopGraceSecondsProperty().set(4);
        clock.pass(Duration.ofSeconds(1));
        assertThat(file().read().theme()).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(file().read().stopGraceSeconds()).isEqualTo(4);
    }

    @Test
    void aBrokenFileIsToldAndTheDefaultsHold() throws IOException {
        Path path = directory.resolve("nabla-console/preferences.json");
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, "{ nonsense");
        PreferencesViewModel model = model();
        model.load(() -> {});
        assertThat(failures).hasSize(1);
        assertThat(model.current()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void valuesOutOfRangeAreBroughtBack() {
        assertThat(new Preferences(null, -5, 900)).isEqualTo(new Preferences(ThemeChoice.SYSTEM, 0, 32));
    }
}
