package io.nablaconsole.app.theme;

import io.nablaconsole.app.fx.Tasks;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Puts the chosen theme on the window; for the FX thread. */
public final class Themes {
    /**
     * Families that read well on a desktop, best first; a system has one of them or the default is taken. The sheet has a
     * style class for each: a style of the root's own would be read by a parser that nothing else needs.
     */
    static final List<String> FAMILIES =
            List.of("Inter", "Cantarell", "Ubuntu", "Segoe UI", "Noto Sans", "Open Sans", "DejaVu Sans");

    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private int choices;

    public Themes(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Follows {@code choice} from now on. */
    public void follow(ObservableValue<ThemeChoice> choice) {
        choice.subscribe(this::choose);
    }

    /** Whether the dark theme is on. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Dresses a new scene. */
    public void dress(Scene scene) {
        scene.getStylesheets().addAll(StyleSheet.worn());
        List<String> installed = Font.getFamilies();
        FAMILIES.stream()
                .filter(installed::contains)
                .findFirst()
                .ifPresent(family -> scene.getRoot().getStyleClass().add(styleClass(family)));
    }

    static String styleClass(String family) {
        return "in-" + family.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void choose(ThemeChoice choice) {
        int current = ++choices;
        switch (choice) {
            case LIGHT -> apply(false);
            case DARK -> apply(true);
            case SYSTEM -> {
                apply(dark.get());
                tasks.run(
                        () -> DesktopTheme.dark(System.getenv()),
                        desktop -> {
                            if (current == choices) {
                                apply(desktop);
                            }
                        },
                        e -> apply(dark.get()));
            }
        }
    }

    private void apply(boolean darkNow) {
        String sheet = StyleSheet.theme(darkNow);
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        dark.set(darkNow);
    }
}
