package io.nablaconsole.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.nablaconsole.app.fx.Tasks;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Puts the chosen theme on the window; for the FX thread. */
public final class Themes {
    /** Families that read well on a desktop, best first; a system has one of them or the default is taken. */
    private static final List<String> FAMILIES =
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
                .ifPresent(family -> scene.getRoot().setStyle("-fx-font-family: \"" + family + "\";"));
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
        String sheet = darkNow ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        dark.set(darkNow);
    }
}
