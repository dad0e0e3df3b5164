package io.nablaconsole.app.shell;

import io.nablaconsole.app.console.ConsolePane;
import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.shortcuts.Shortcut;
import io.nablaconsole.app.shortcuts.ShortcutsView;
import io.nablaconsole.app.shortcuts.ShortcutsViewModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the window. What is typed into a terminal goes to the container, but for F6, which leads out of it, F7,
 * which leads to the lesson, and a few with Ctrl and Shift.
 */
final class Keys {
    private static final Map<Shortcut, String> BUTTONS = Map.of(
            Shortcut.NEW, "#newButton",
            Shortcut.START, "#startButton",
            Shortcut.STOP, "#stopButton",
            Shortcut.SIGNAL, "#signalButton",
            Shortcut.FILTER, "#filter",
            Shortcut.PALETTE, "#paletteButton");

    private final MainWindow window;
    private final ShortcutsViewModel shortcuts;
    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    private final Map<Shortcut, String> tips = new EnumMap<>(Shortcut.class);
    private final Map<KeyCombination, Shortcut> everywhere = new LinkedHashMap<>();
    private final List<KeyCombination> installed = new ArrayList<>();

    Keys(MainWindow window, Dialogs dialogs, ShortcutsViewModel shortcuts) {
        this.window = window;
        this.shortcuts = shortcuts;
        ContainersView containers = window.containers();
        actions.put(Shortcut.NEW, dialogs::newContainer);
        actions.put(Shortcut.OPEN, dialogs::openFile);
        actions.put(Shortcut.COPY, inSight(containers.verbs()::copy));
        actions.put(Shortcut.STOP, inSight(containers.verbs()::stop));
        actions.put(Shortcut.SIGNAL, inSight(containers.verbs()::signal));
        actions.put(Shortcut.FILTER, containers::focusFilter);
        actions.put(Shortcut.REFRESH, () -> window.list().refresh());
        actions.put(Shortcut.PREFERENCES, () -> window.shell().show(Page.PREFERENCES));
        actions.put(Shortcut.PALETTE, window::openPalette);
        actions.put(Shortcut.PALETTE_ANYWHERE, window::openPalette);
        actions.put(Shortcut.PIN, window::pinSelected);
        actions.put(Shortcut.LESSON, window::focusLesson);
        actions.put(Shortcut.PRESENTATION, () -> window.presentation().toggle());
    }

    void install(Scene scene) {
        actions.put(Shortcut.SIDE, () -> switchSide(scene));
        actions.put(Shortcut.START, () -> start(scene));
        for (Page page : Page.values()) {
            scene.getAccelerators()
                    .put(
                            new KeyCodeCombination(digit(page), KeyCombination.CONTROL_DOWN),
                            whenFree(() -> window.shell().show(page)));
            window.shell().keysOf(page, of(page));
        }
        shortcuts.follow(() -> bind(scene));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> beforeTerminals(scene, event));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && free() && inTable(scene)) {
                window.containers().verbs().delete();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !free()) {
                window.shell().cancelDialog();
                event.consume();
            }
        });
    }

    /** Nothing is done to containers that are selected on a page one does not see. */
    private Runnable inSight(Runnable verb) {
        return () -> {
            if (window.shell().current() == Page.CONTAINERS) {
                verb.run();
            }
        };
    }

    /** What is selected; on the page of consoles the container whose console has the keyboard. */
    private void start(Scene scene) {
        if (window.shell().current() == Page.CONSOLES) {
            ConsolePane.around(scene.getFocusOwner()).ifPresent(console -> window.start(console.id()));
        } else {
            inSight(window.containers().verbs()::start).run();
        }
    }

    private void bind(Scene scene) {
        installed.forEach(scene.getAccelerators()::remove);
        installed.clear();
        everywhere.clear();
        actions.forEach((shortcut, action) -> {
            KeyCombination keys = KeyCombination.valueOf(shortcuts.keys(shortcut));
            if (shortcut.everywhere() || shortcut == Shortcut.PALETTE) {
                everywhere.put(keys, shortcut);
            } else {
                scene.getAccelerators().put(keys, whenFree(action));
                installed.add(keys);
            }
            tell(scene, shortcut, keys);
        });
    }

    /** Has the button that does the same name the keys. */
    private void tell(Scene scene, Shortcut shortcut, KeyCombination keys) {
        Node button = BUTTONS.containsKey(shortcut) ? scene.lookup(BUTTONS.get(shortcut)) : null;
        if (button != null) {
            String tip = tips.computeIfAbsent(shortcut, first -> Tips.getText(button));
            Tips.setText(button, Messages.get("page.tip", tip, keys.getDisplayText()));
        }
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

    private Runnable whenFree(Runnable action) {
        return () -> {
            if (free()) {
                action.run();
            }
        };
    }

    /** Keys that a terminal with the focus must not swallow; those of the palette belong to it all the same. */
    private void beforeTerminals(Scene scene, KeyEvent event) {
        if (!free()) {
            escape(scene, event);
            return;
        }
        if (asking(scene.getFocusOwner())) {
            return;
        }
        if (leavesPresentation(scene, event)) {
            window.presentation().toggle();
            event.consume();
            return;
        }
        for (Map.Entry<KeyCombination, Shortcut> entry : everywhere.entrySet()) {
            boolean reachable = entry.getValue().everywhere() || !inTerminal(scene);
            Runnable action = actions.get(entry.getValue());
            if (reachable && action != null && entry.getKey().match(event)) {
                action.run();
                event.consume();
                return;
            }
        }
        if (scene.getFocusOwner() instanceof Canvas && !inTerminal(scene)) {
            beforeEnded(scene, event);
        }
    }

    /** Lists, tables and menu buttons keep Esc for themselves; a combo box may have to close its list with it first. */
    private void escape(Scene scene, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !(scene.getFocusOwner() instanceof ComboBoxBase)) {
            window.shell().cancelDialog();
            event.consume();
        }
    }

    /** The terminal of a container that has ended would swallow keys that reach nobody. */
    private void beforeEnded(Scene scene, KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE && window.shell().current() == Page.CONTAINERS) {
            window.containers().verbs().delete();
            event.consume();
            return;
        }
        scene.getAccelerators().entrySet().stream()
                .filter(entry -> entry.getKey().match(event))
                .findFirst()
                .ifPresent(entry -> {
                    entry.getValue().run();
                    event.consume();
                });
    }

    /** Whether keys pressed now are to become those of a shortcut. */
    private static boolean asking(@Nullable Node focused) {
        return focused instanceof ToggleButton button && button.isSelected() && ShortcutsView.isKeyButton(button);
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

    /** Whether keys are a guest's. */
    private static boolean inTerminal(Scene scene) {
        return scene.getFocusOwner() instanceof Canvas terminal
                && ConsolePane.around(terminal).map(ConsolePane::takesKeys).orElse(true);
    }
}
