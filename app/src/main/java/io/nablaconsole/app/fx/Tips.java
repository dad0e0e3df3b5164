package io.nablaconsole.app.fx;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a node says while the pointer rests on it; in FXML {@code Tips.text}. Its tooltip is made when the pointer first comes
 * to it: each is a window of its own, and the first window of the program would wait for dozens. For the FX thread.
 */
public final class Tips {
    private static final double WIDEST = 560;
    private static final int LONG = 1200;

    /** Held by the node it speaks for. */
    private static final class Tip {
        private String text = "";
        private @Nullable Tooltip made;

        private void make(Node node) {
            if (made == null && !text.isEmpty()) {
                made = new Tooltip(Shortened.to(text, LONG));
                made.setWrapText(true);
                made.setMaxWidth(WIDEST);
                Tooltip.install(node, made);
            }
        }

        private void say(Node node, String now) {
            text = now;
            if (made != null && now.isEmpty()) {
                Tooltip.uninstall(node, made);
                made = null;
            } else if (made != null) {
                made.setText(Shortened.to(now, LONG));
            } else if (node.isHover()) {
                make(node);
            }
        }
    }

    private Tips() {}

    /** Has {@code node} say {@code text}; null or empty: nothing. */
    public static void setText(Node node, @Nullable String text) {
        Tip tip = (Tip) node.getProperties().get(Tip.class);
        if (tip == null) {
            if (text == null || text.isEmpty()) {
                return;
            }
            Tip first = new Tip();
            node.getProperties().put(Tip.class, first);
            node.addEventHandler(MouseEvent.MOUSE_ENTERED, e -> first.make(node));
            tip = first;
        }
        tip.say(node, text == null ? "" : text);
        node.setAccessibleHelp(text);
    }

    /** What {@code node} says; empty: nothing. */
    public static String getText(Node node) {
        return node.getProperties().get(Tip.class) instanceof Tip tip ? tip.text : "";
    }
}
