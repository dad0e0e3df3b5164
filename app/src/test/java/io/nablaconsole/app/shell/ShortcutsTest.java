package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.shortcuts.Shortcut;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Keys are changed by pressing them, and do from then on what was chosen. */
class ShortcutsTest extends WindowTest {
    private void ask(Shortcut shortcut) {
        Await.fx(() -> {
            window().shell().show(Page.PREFERENCES);
            return true;
        });
        String button = "#shortcut-" + shortcut.name();
        Await.until("list of keys", () -> lookup(button).tryQuery().isPresent());
        Await.fx(() -> {
            ToggleButton keys = lookup(button).queryAs(ToggleButton.class);
            keys.requestFocus();
            keys.setSelected(true);
            return true;
        });
    }

    private String keysOnButton(Shortcut shortcut) {
        return Await.fx(() -> lookup("#shortcut-" + shortcut.name())
                .queryAs(ToggleButton.class)
                .getText());
    }

    @Test
    void changedKeysWork() {
        ask(Shortcut.PALETTE);
        press(KeyCode.CONTROL, KeyCode.J).release(KeyCode.J, KeyCode.CONTROL);
        Await.until("keys shown", () -> keysOnButton(Shortcut.PALETTE).equals("Ctrl+J"));
        assertThat(Await.fx(() -> Tips.getText(lookup("#paletteButton").query())))
                .endsWith("(Ctrl+J)");
        press(KeyCode.CONTROL, KeyCode.J).release(KeyCode.J, KeyCode.CONTROL);
        Await.until("palette", () -> window().shell().dialogOpen());
    }

    @Test
    void keysThatAreTakenStayWithTheirCommand() {
        ask(Shortcut.NEW);
        press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        Await.until(
                "the conflict is named",
                () -> lookup("#shortcutProblem")
                        .queryAs(Labeled.class)
                        .getText()
                        .contains("Find a command"));
        assertThat(Await.fx(() -> window().shell().dialogOpen())).isFalse();
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Await.until("keys as before", () -> keysOnButton(Shortcut.NEW).equals("Ctrl+N"));
    }
}
