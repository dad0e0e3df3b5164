package io.nablaconsole.app.console;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.preferences.Preferences;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small buttons that belong to a console: find, copy, font size, clear. */
public final class ConsoleTools extends HBox {
    private final Supplier<Optional<ConsolePane>> pane;

    public ConsoleTools(Supplier<Optional<ConsolePane>> pane, IntegerProperty fontSize) {
        this.pane = pane;
        getStyleClass().add("console-tools");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren()
                .addAll(
                        onPane("fth-search", "console.find", ConsolePane::find),
                        onPane("fth-rewind", "console.replay", shown -> shown.ask(WindowRequest.REPLAY)),
                        onPane("fth-save", "console.save", shown -> shown.ask(WindowRequest.SAVE_LOG)),
                        onPane("fth-external-link", "console.ownWindow", shown -> shown.ask(WindowRequest.OWN_WINDOW)),
                        onPane("fth-pause-circle", "console.follow", ConsolePane::toggleFollow),
                        onPane("fth-copy", "console.copy", ConsolePane::copy),
                        button("fth-zoom-out", "console.smaller", () -> resize(fontSize, -1)),
                        button("fth-zoom-in", "console.larger", () -> resize(fontSize, 1)),
                        onPane("fth-x-square", "console.clear", ConsolePane::clear));
    }

    private Button onPane(String icon, String key, Consumer<ConsolePane> action) {
        return button(icon, key, () -> pane.get().ifPresent(action));
    }

    /** Makes a small button with an icon; its tooltip is the text {@code key} and that of {@code key.tip}. */
    public static Button button(String icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(Messages.get(key));
        Tips.setText(button, Messages.get(key + ".tip"));
        button.setFocusTraversable(false);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** Shows as many buttons as {@code width} has room for, the first ones; the terminal's menu has what is left out. */
    public void fit(double width) {
        double taken = 0;
        for (Node button : getChildren()) {
            taken += button.prefWidth(-1) + getSpacing();
            button.setVisible(taken <= width);
            button.setManaged(taken <= width);
        }
    }

    private static void resize(IntegerProperty fontSize, int by) {
        fontSize.set(Math.min(Preferences.MAX_FONT, Math.max(Preferences.MIN_FONT, fontSize.get() + by)));
    }

    /** Changes the font size when {@code event} is Ctrl with plus, minus or 0. */
    static void zoomKey(KeyEvent event, IntegerProperty fontSize) {
        if (!event.isControlDown() || event.isAltDown()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
            resize(fontSize, 1);
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            resize(fontSize, -1);
        } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            fontSize.set(Preferences.DEFAULT.consoleFontSize());
        } else {
            return;
        }
        event.consume();
    }
}
