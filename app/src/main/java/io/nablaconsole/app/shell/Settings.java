package io.nablaconsole.app.shell;

import io.nablaconsole.app.lessons.LessonProgress;
import io.nablaconsole.app.preferences.FormMemory;
import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.preferences.Preferences;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a window begins with, read before it is shown so that it does not change under the user's eyes.
 *
 * @param directory where both files are
 * @param preferencesFile where changed preferences go
 * @param layoutFile where the layout goes when the window is closed; null: nowhere
 * @param formsFile where what was typed into forms goes; null: nowhere
 * @param lessonsFile where the progress in the lessons is kept
 * @param lessons directory of the user's lessons
 * @param theme to be used in place of the preferred one; null: that
 * @param problem why a file could not be read; null when all could
 */
public record Settings(
        Path directory,
        JsonFile<Preferences> preferencesFile,
        @Nullable JsonFile<WindowLayout> layoutFile,
        @Nullable JsonFile<FormMemory> formsFile,
        JsonFile<LessonProgress> lessonsFile,
        Path lessons,
        Preferences preferences,
        WindowLayout layout,
        FormMemory forms,
        @Nullable ThemeChoice theme,
        @Nullable IOException problem) {

    /**
     * Reads the files in {@code directory}; not on the FX thread.
     *
     * @param lessons directory of the user's lessons
     * @param keepLayout whether the window's layout and what was typed into forms is taken from there and kept there
     */
    public static Settings read(Path directory, Path lessons, boolean keepLayout, @Nullable ThemeChoice theme) {
        JsonFile<Preferences> preferencesFile = JsonFile.preferences(directory);
        JsonFile<WindowLayout> layoutFile = JsonFile.layout(directory);
        JsonFile<FormMemory> formsFile = JsonFile.forms(directory);
        List<IOException> problems = new ArrayList<>();
        Preferences preferences = preferencesFile.readOr(Preferences.DEFAULT, problems::add);
        WindowLayout layout =
                keepLayout ? layoutFile.readOr(WindowLayout.DEFAULT, problems::add) : WindowLayout.DEFAULT;
        FormMemory forms = keepLayout ? formsFile.readOr(FormMemory.EMPTY, problems::add) : FormMemory.EMPTY;
        return new Settings(
                directory,
                preferencesFile,
                keepLayout ? layoutFile : null,
                keepLayout ? formsFile : null,
                new JsonFile<>(directory.resolve("lessons.json"), LessonProgress.class, LessonProgress.NONE),
                lessons,
                preferences,
                layout,
                forms,
                theme,
                problems.isEmpty() ? null : problems.get(0));
    }

    /** Whether the user opens a window of this product for the first time, so far as can be told. */
    boolean firstTime() {
        return layoutFile != null && layout.equals(WindowLayout.DEFAULT);
    }
}
