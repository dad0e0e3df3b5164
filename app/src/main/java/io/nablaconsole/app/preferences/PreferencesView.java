package io.nablaconsole.app.preferences;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.theme.ThemeChoice;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The page of preferences. */
public final class PreferencesView {
    private final PreferencesViewModel model;
    private final String keptIn;
    private final Parent root;

    @FXML
    private VBox sections;

    @FXML
    private ComboBox<ThemeChoice> theme;

    @FXML
    private ComboBox<Language> language;

    @FXML
    private CheckBox trayIcon;

    @FXML
    private Spinner<Integer> grace;

    @FXML
    private Spinner<Integer> fontSize;

    @FXML
    private Label storage;

    /**
     * Makes the page.
     *
     * @param keptIn directory of the containers
     * @param shortcuts the list of keys, shown as its last part
     */
    public PreferencesView(PreferencesViewModel model, String keptIn, Node shortcuts) {
        this.model = model;
        this.keptIn = keptIn;
        this.root = Views.load(FxmlFile.PREFERENCES, this);
        sections.getChildren().add(shortcuts);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        theme.getItems().setAll(ThemeChoice.values());
        theme.setConverter(new Name<>(choice -> Messages.get("theme." + choice)));
        theme.valueProperty().bindBidirectional(model.themeProperty());
        language.getItems().setAll(Language.values());
        language.setConverter(new Name<>(choice -> Messages.get("language." + choice)));
        language.valueProperty().bindBidirectional(model.languageProperty());
        trayIcon.selectedProperty().bindBidirectional(model.trayIconProperty());
        bind(grace, model.stopGraceSecondsProperty(), Preferences.MIN_GRACE, Preferences.MAX_GRACE);
        bind(fontSize, model.consoleFontSizeProperty(), Preferences.MIN_FONT, Preferences.MAX_FONT);
        storage.setText(keptIn);
    }

    private static void bind(Spinner<Integer> spinner, IntegerProperty value, int least, int most) {
        IntegerSpinnerValueFactory values = new IntegerSpinnerValueFactory(least, most, value.get());
        spinner.setValueFactory(values);
        values.valueProperty().addListener((o, was, now) -> value.set(now));
        value.addListener((o, was, now) -> values.setValue(now.intValue()));
        values.setConverter(new Whole(spinner));
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take(spinner);
            }
        });
        spinner.getEditor().addEventHandler(ActionEvent.ACTION, e -> take(spinner));
    }

    /** What was typed becomes the value; what is none, or is out of range, gives way to the value that counts. */
    private static void take(Spinner<Integer> spinner) {
        spinner.commitValue();
        spinner.getEditor().setText(String.valueOf(spinner.getValue()));
    }

    /** Whole numbers; what is none leaves the value as it is. */
    private static final class Whole extends StringConverter<Integer> {
        private final Spinner<Integer> spinner;

        Whole(Spinner<Integer> spinner) {
            this.spinner = spinner;
        }

        @Override
        public String toString(@Nullable Integer value) {
            return String.valueOf(value);
        }

        @Override
        public Integer fromString(String text) {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return spinner.getValue();
            }
        }
    }

    /** What a choice is called. */
    private static final class Name<T> extends StringConverter<T> {
        private final Function<T, String> name;

        Name(Function<T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(@Nullable T choice) {
            return choice == null ? "" : name.apply(choice);
        }

        @Override
        public @Nullable T fromString(String text) {
            return null; // not editable
        }
    }
}
