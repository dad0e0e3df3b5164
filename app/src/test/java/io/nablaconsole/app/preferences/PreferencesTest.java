package io.nablaconsole.app.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.shell.Settings;
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

    private JsonFile<Preferences> file() {
        return JsonFile.preferences(JsonFile.directory(Map.of("XDG_CONFIG_HOME", directory.toString())));
    }

    private PreferencesViewModel model() {
        return new PreferencesViewModel(file(), clock.tasks(), failures::add);
    }

    @Test
    void withoutAFileTheDefaultsHold() throws IOException {
        assertThat(file().read()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void whatIsChangedIsThereNextTime() throws IOException {
        PreferencesViewModel first = model();
        first.themeProperty().set(ThemeChoice.DARK);
        first.stopGraceSecondsProperty().set(3);
        first.languageProperty().set(Language.GERMAN);
        clock.pass(Duration.ofSeconds(1));
        assertThat(file().read()).isEqualTo(first.current());
        assertThat(file().read().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(file().read().language()).isEqualTo(Language.GERMAN);
        assertThat(failures).isEmpty();
    }

    @Test
    void showingWritesNothing() {
        model().show(new Preferences(ThemeChoice.DARK, Language.GERMAN, 1, 20, true, Map.of()));
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
        Files.writeString(directory.resolve("preferences.json"), "{ nonsense");
        Settings settings = Settings.read(directory, directory.resolve("lessons"), true, null);
        assertThat(settings.problem()).isNotNull();
        assertThat(settings.preferences()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void aBrokenFileTakesNoOtherWithItAndIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("preferences.json"), "{\n  \"language\": \"klingon\"\n}");
        WindowLayout left = JsonFile.layout(directory).read().with(Map.of("/a", WindowLayout.Shown.NOTHING));
        JsonFile.layout(directory).write(left);
        Settings settings = Settings.read(directory, directory.resolve("lessons"), true, null);
        assertThat(settings.layout()).isEqualTo(left);
        assertThat(settings.problem()).hasMessageStartingWith(file + " cannot be understood at line 2, column ");
    }

    @Test
    void theLayoutComesBackAndKeepsWhatWasShownOfOtherRoots() throws IOException {
        WindowLayout.Shown shown = new WindowLayout.Shown(
                "two", List.of("one", "two"), List.of(new WindowLayout.Place("one", 10, 20, 640, 480)));
        WindowLayout left = new WindowLayout(
                1000,
                700,
                new WindowLayout.Corner(12, 34),
                false,
                0.5,
                "CONSOLE",
                List.of(new WindowLayout.Column("name", 120, true, "ASCENDING")),
                "team",
                true,
                Map.of("/a", shown));
        JsonFile.layout(directory).write(left);
        WindowLayout back = Settings.read(directory, directory.resolve("lessons"), true, null)
                .layout();
        assertThat(back).isEqualTo(left);
        assertThat(back.of("/a")).isEqualTo(shown);
        assertThat(back.of("/b")).isEqualTo(WindowLayout.Shown.NOTHING);
        assertThat(back.rootsWith("/b", shown)).containsOnlyKeys("/a", "/b");
        assertThat(back.rootsWith("/a", WindowLayout.Shown.NOTHING)).isEmpty();
    }

    @Test
    void valuesOutOfRangeAreBroughtBack() {
        assertThat(new Preferences(null, null, -5, 900, null, null))
                .isEqualTo(new Preferences(ThemeChoice.SYSTEM, Language.SYSTEM, 0, 32, true, Map.of()));
    }

    @Test
    void twoWindowsKeepWhatEachOfThemHasChanged() throws IOException {
        PreferencesViewModel one = window();
        PreferencesViewModel other = window();
        one.consoleFontSizeProperty().set(20);
        one.shortcutsProperty().set(Map.of("PALETTE", "Ctrl+P"));
        clock.pass(Duration.ofSeconds(1));
        other.stopGraceSecondsProperty().set(3);
        other.shortcutsProperty().set(Map.of("NEW", "Ctrl+J"));
        clock.pass(Duration.ofSeconds(1));
        Preferences kept = JsonFile.preferences(directory).read();
        assertThat(kept.consoleFontSize()).isEqualTo(20);
        assertThat(kept.stopGraceSeconds()).isEqualTo(3);
        assertThat(kept.shortcuts()).isEqualTo(Map.of("PALETTE", "Ctrl+P", "NEW", "Ctrl+J"));
        one.shortcutsProperty().set(Map.of());
        clock.pass(Duration.ofSeconds(1));
        assertThat(JsonFile.preferences(directory).read().shortcuts()).isEqualTo(Map.of("NEW", "Ctrl+J"));
    }

    private PreferencesViewModel window() {
        PreferencesViewModel model = new PreferencesViewModel(JsonFile.preferences(directory), clock.tasks(), e -> {
            throw new AssertionError(e);
        });
        model.show(Preferences.DEFAULT);
        return model;
    }
}
