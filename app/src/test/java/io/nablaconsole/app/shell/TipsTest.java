package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TipsTest extends WindowTest {
    @Test
    void whatANodeSaysIsShownWhereThePointerRestsAndChangesThere() {
        Node button = lookup("#paletteButton").query();
        moveTo(button);
        moveBy(1, 0); // the tooltip is made as the pointer comes, and waits for it to move
        Await.until("its tooltip", () -> says(Tips.getText(button)));
        say(button, "something else");
        Await.until("its new text", () -> says("something else"));
        say(button, null);
        Await.until("no tooltip", () -> !says("something else"));
    }

    private static void say(Node node, @Nullable String text) {
        Await.fx(() -> {
            Tips.setText(node, text);
            return true;
        });
    }

    private static boolean says(String text) {
        return Await.fx(() -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Tooltip tip
                        && tip.isShowing()
                        && tip.getText().equals(text)));
    }
}
