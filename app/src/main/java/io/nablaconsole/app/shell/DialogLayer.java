package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.FxThread;
import javafx.beans.value.ChangeListener;
import javafx.event.Event;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * One dialog over the pages of the window, on a shade that keeps the mouse from them. The keyboard stays in it and in what
 * lies over it: leaving at one end it comes in again at the other. For the FX thread.
 */
final class DialogLayer {
    private static final int PATIENCE_PULSES = 120;
    private static final double EDGE = 10;
    private static final double MOST_KEPT_CLEAR = 0.4;

    private final Pane root;
    private final StackPane shade = new StackPane();
    private final Region first = guard();
    private final Region last = guard();
    private final Runnable abandoned;
    private final ChangeListener<@Nullable Node> keeper = (o, was, now) -> keep(now);
    private Runnable closed = () -> {};
    private @Nullable Node content;
    private @Nullable Node before;
    private @Nullable Node inside;

    /**
     * Makes a layer without a dialog.
     *
     * @param root of the scene, whose first child is all that lies under dialogs
     * @param abandoned finds the keyboard a place after a dialog, where it was before is gone
     */
    DialogLayer(Pane root, int viewOrder, Runnable abandoned) {
        this.root = root;
        this.abandoned = abandoned;
        shade.getStyleClass().add("dialog-shade");
        shade.setViewOrder(viewOrder);
        shade.setPadding(new Insets(EDGE));
        last.setViewOrder(viewOrder);
    }

    /** Tab comes to it at an end of what may have the keyboard. */
    private static Region guard() {
        Region guard = new Region();
        guard.setManaged(false);
        guard.setMouseTransparent(true);
        guard.setFocusTraversable(true);
        return guard;
    }

    /** Dialogs leave {@code bottom} pixels of the window's lower edge free, if they have room. */
    void keepClear(double bottom) {
        double most = root.getHeight() * MOST_KEPT_CLEAR;
        shade.setPadding(new Insets(EDGE, EDGE, Math.min(bottom, most) + EDGE, EDGE));
    }

    /** Runs {@code then} whenever a dialog was closed. */
    void onClosed(Runnable then) {
        closed = then;
    }

    boolean isOpen() {
        return content != null;
    }

    /** Opens {@code dialog} in place of what is open; {@code focus} puts the keyboard where one begins. */
    void open(Region dialog, Runnable focus) {
        Scene scene = root.getScene();
        if (content == null) {
            before = scene.getFocusOwner();
            root.getChildren()
                    .add(1, first); // Tab goes by the order of children: what lies over dialogs is between them
            root.getChildren().addAll(shade, last);
            scene.focusOwnerProperty().addListener(keeper);
        }
        content = dialog;
        inside = null;
        shade.getChildren().setAll(dialog);
        root.applyCss(); // both now, so that it is never drawn but where it stays, and can have the keyboard at once
        root.layout();
        first.requestFocus();
        focus.run();
        FxThread.atPulses(PATIENCE_PULSES, () -> {
            if (dialog.equals(content) && first.isFocused()) {
                focus.run(); // it had nothing yet that takes the keyboard
            }
        });
    }

    /** Presses the cancel button of what is open; without one, closes it. */
    void cancel() {
        if (content != null) {
            content.lookupAll(".button").stream()
                    .filter(node -> node instanceof Button button && button.isCancelButton() && usable(button))
                    .map(Button.class::cast)
                    .findFirst()
                    .ifPresentOrElse(Button::fire, this::close);
        }
    }

    void close() {
        if (content == null) {
            return;
        }
        Scene scene = root.getScene();
        scene.focusOwnerProperty().removeListener(keeper);
        content = null;
        root.getChildren().removeAll(first, shade, last);
        shade.getChildren().clear();
        Node back = before;
        before = null;
        if (back != null && scene.equals(back.getScene()) && usable(back)) {
            back.requestFocus();
        } else {
            abandoned.run();
        }
        closed.run();
    }

    private static boolean usable(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }

    private void keep(@Nullable Node now) {
        if (now == null
                || now.equals(first)
                || now.equals(last)
                || within(root.getChildren().get(0), now)) {
            FxThread.later(() -> bringBack(now)); // the focus must not be moved while it is being moved
        } else {
            inside = now;
        }
    }

    private void bringBack(@Nullable Node from) {
        if (content == null || root.getScene().getFocusOwner() != from) {
            return;
        }
        if (last.equals(from) && inside != null) {
            tab(first, false);
        } else if (first.equals(from) && inside != null) {
            tab(last, true);
        } else if (inside != null && usable(inside) && inside.getScene() != null) {
            inside.requestFocus();
        } else {
            first.requestFocus();
        }
    }

    /** Goes on from {@code guard} as the key does, which shows where it went. */
    private void tab(Region guard, boolean back) {
        inside = null;
        guard.requestFocus();
        Event.fireEvent(guard, new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "", KeyCode.TAB, back, false, false, false));
    }

    private static boolean within(Node place, Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(place)) {
                return true;
            }
        }
        return false;
    }
}
