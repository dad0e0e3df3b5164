package io.nablaconsole.app.shortcuts;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import java.util.EnumMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The list of shortcuts; one is changed by pressing its button, then the keys. */
public final class ShortcutsView {
    private static final String KEYS = "shortcut-keys";

    private final ShortcutsViewModel model;
    private final ToggleGroup asking = new ToggleGroup();
    private final Map<Shortcut, ToggleButton> buttons = new EnumMap<>(Shortcut.class);
    private final Parent root;

    @FXML
    private GridPane list;

    @FXML
    private Label problem;

    public ShortcutsView(ShortcutsViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.SHORTCUTS, this);
    }

    public Parent root() {
        return root;
    }

    /** Whether {@code button} asks for keys while it is pressed in. */
    public static boolean isKeyButton(ToggleButton button) {
        return button.getStyleClass().contains(KEYS);
    }

    /** {@code keys} as they are printed on the keyboard. */
    public static String display(String keys) {
        return KeyCombination.valueOf(keys).getDisplayText();
    }

    @FXML
    void initialize() {
        for (Shortcut shortcut : Shortcut.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("shortcut-" + shortcut.name());
            button.getStyleClass().add(KEYS);
            button.setToggleGroup(asking);
            button.setMinWidth(150);
            button.selectedProperty().subscribe(() -> show(shortcut, button));
            button.focusedProperty().subscribe(focused -> button.setSelected(focused && button.isSelected()));
            button.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(shortcut, button, event));
            Label name = new Label(shortcut.title());
            name.setMinHeight(Region.USE_PREF_SIZE);
            buttons.put(shortcut, button);
            list.addRow(list.getRowCount(), name, button);
        }
        model.follow(() -> buttons.forEach(this::show));
    }

    private void show(Shortcut shortcut, ToggleButton button) {
        String keys = display(model.keys(shortcut));
        button.setText(button.isSelected() ? Messages.get("shortcuts.press") : keys);
        button.setAccessibleText(Messages.get("shortcuts.button", shortcut.title(), keys));
    }

    private void pressed(Shortcut shortcut, ToggleButton button, KeyEvent event) {
        if (!button.isSelected() || event.getCode().isModifierKey()) {
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.TAB) {
            button.setSelected(false);
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            button.setSelected(false);
            problem.setText("");
            return;
        }
        model.change(shortcut, text(event)).ifPresentOrElse(problem::setText, () -> {
            problem.setText("");
            button.setSelected(false);
        });
    }

    private static String text(KeyEvent event) {
        return (event.isControlDown() ? "Ctrl+" : "")
                + (event.isAltDown() ? "Alt+" : "")
                + (event.isShiftDown() ? "Shift+" : "")
                + event.getCode().getName();
    }

    @FXML
    void reset() {
        problem.setText("");
        model.reset();
    }
}
