package io.nablaconsole.app.shell;

import io.nablaconsole.app.containers.ContainersView;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the window. What is typed into a terminal goes to the container, but for F6, which leads out of it, F7,
 * which leads to the lesson, and a few with Ctrl and Shift.
 */
final class Keys {
    private static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination PALETTE_ANYWHERE =
            new KeyCodeCombination(KeyCode.P, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination PIN =
            new KeyCodeCombination(KeyCode.O, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN);

    private final MainWindow window;
    private final Dialogs dialogs;

    Keys(MainWindow window, Dialogs dialogs) {
        this.window = window;
        this.dialogs = dialogs;
    }

    void install(Scene scene) {
        ContainersView containers = window.containers();
        control(scene, KeyCode.N, dialogs::newContainer);
        control(scene, KeyCode.O, dialogs::openFile);
        control(scene, KeyCode.ENTER, containers::start);
        control(scene, KeyCode.D, containers::copy);
        control(scene, KeyCode.PERIOD, containers::stop);
        control(scene, KeyCode.G, containers::signal);
        control(scene, KeyCode.F, containers::focusFilter);
        control(scene, KeyCode.COMMA, () -> window.shell().show(Page.PREFERENCES));
        for (Page page : Page.values()) {
            control(scene, digit(page), () -> window.shell().show(page));
            window.shell().keysOf(page, of(page));
        }
        scene.getAccelerators()
                .put(new KeyCodeCombination(KeyCode.F5), () -> window.list().refresh());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> beforeTerminals(scene, event));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && free() && inTable(scene)) {
                containers.delete();
                event.consume();
            }
        });
    }

    /** The keys that lead to {@code page}: Ctrl and its place. */
    static String of(Page page) {
        return "Ctrl+" + page.place();
    }

    private static KeyCode digit(Page page) {
        return KeyCode.getKeyCode(Integer.toString(page.place()));
    }

    private boolean free() {
        return !window.shell().dialogOpen();
    }

    private void control(Scene scene, KeyCode code, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(code, KeyCombination.CONTROL_DOWN), () -> {
            if (free()) {
                action.run();
            }
        });
    }

    /** Keys that a terminal with the focus must not swallow. */
    private void beforeTerminals(Scene scene, KeyEvent event) {
        if (!free()) {
            return;
        }
        if (event.getCode() == KeyCode.F6) {
            switchSide(scene);
        } else if (event.getCode() == KeyCode.F11 || leavesPresentation(scene, event)) {
            window.presentation().toggle();
        } else if (event.getCode() == KeyCode.F7) {
            window.focusLesson();
        } else if (PALETTE_ANYWHERE.match(event) || (PALETTE.match(event) && !inTerminal(scene))) {
            window.openPalette();
        } else if (PIN.match(event)) {
            window.pinSelected();
        } else {
            return;
        }
        event.consume();
    }

    /** Esc in a terminal is the guest's. */
    private boolean leavesPresentation(Scene scene, KeyEvent event) {
        return event.getCode() == KeyCode.ESCAPE
                && window.presentation().onProperty().get()
                && !inTerminal(scene);
    }

    private void switchSide(Scene scene) {
        if (inTable(scene)) {
            window.detail().showConsole();
        } else {
            window.containers().focusTable();
        }
    }

    private static boolean inTable(Scene scene) {
        return scene.getFocusOwner() instanceof TableView;
    }

    private static boolean inTerminal(Scene scene) {
        return scene.getFocusOwner() instanceof Canvas;
    }
}
