package io.nablaconsole.app.preferences;

import io.nablaconsole.app.fx.Debounce;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.theme.ThemeChoice;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The preferences as properties; every change is written to the file a moment later, off the FX thread. */
public final class PreferencesViewModel {
    private static final Duration QUIET = Duration.ofMillis(400);

    private final JsonFile<Preferences> file;
    private final Tasks tasks;
    private final Consumer<? super Throwable> failed;
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(Preferences.DEFAULT.theme());
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Preferences.DEFAULT.language());
    private final IntegerProperty stopGraceSeconds = new SimpleIntegerProperty(Preferences.DEFAULT.stopGraceSeconds());
    private final IntegerProperty consoleFontSize = new SimpleIntegerProperty(Preferences.DEFAULT.consoleFontSize());
    private final BooleanProperty trayIcon = new SimpleBooleanProperty(Preferences.DEFAULT.trayIcon());
    private final ObjectProperty<Map<String, String>> shortcuts =
            new SimpleObjectProperty<>(Preferences.DEFAULT.shortcuts());
    private final Debounce save;
    private ThemeChoice keptTheme = Preferences.DEFAULT.theme();
    private Preferences kept = Preferences.DEFAULT; // as this window last read or wrote them
    private boolean loading;

    public PreferencesViewModel(JsonFile<Preferences> file, Tasks tasks, Consumer<? super Throwable> failed) {
        this.file = file;
        this.tasks = tasks;
        this.failed = failed;
        this.save = new Debounce(tasks, QUIET, this::write);
        theme.addListener((o, was, now) -> themeChanged(now));
        language.addListener((o, was, now) -> changed());
        trayIcon.addListener((o, was, now) -> changed());
        shortcuts.addListener((o, was, now) -> changed());
        stopGraceSeconds.addListener((o, was, now) -> changed());
        consoleFontSize.addListener((o, was, now) -> changed());
    }

    /** Takes {@code preferences} over without writing them. */
    public void show(Preferences preferences) {
        loading = true;
        keptTheme = preferences.theme();
        theme.set(preferences.theme());
        language.set(preferences.language());
        stopGraceSeconds.set(preferences.stopGraceSeconds());
        consoleFontSize.set(preferences.consoleFontSize());
        trayIcon.set(preferences.trayIcon());
        shortcuts.set(preferences.shortcuts());
        kept = current();
        loading = false;
    }

    /** Shows {@code choice} in this session without writing it down. */
    public void force(ThemeChoice choice) {
        loading = true;
        theme.set(choice);
        loading = false;
    }

    /** What is to be kept. */
    public Preferences current() {
        return new Preferences(
                keptTheme,
                language.get(),
                stopGraceSeconds.get(),
                consoleFontSize.get(),
                trayIcon.get(),
                shortcuts.get());
    }

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    public BooleanProperty trayIconProperty() {
        return trayIcon;
    }

    /** Keys the user has chosen, by the name of the shortcut. */
    public ObjectProperty<Map<String, String>> shortcutsProperty() {
        return shortcuts;
    }

    public IntegerProperty stopGraceSecondsProperty() {
        return stopGraceSeconds;
    }

    public IntegerProperty consoleFontSizeProperty() {
        return consoleFontSize;
    }

    private void themeChanged(ThemeChoice now) {
        if (!loading) {
            keptTheme = now;
            changed();
        }
    }

    private void changed() {
        if (!loading) {
            save.call();
        }
    }

    private void write() {
        Preferences before = kept;
        Preferences now = current();
        kept = now;
        tasks.run(
                () -> {
                    file.update(there -> there.changed(before, now));
                    return now;
                },
                written -> {},
                failed);
    }
}
