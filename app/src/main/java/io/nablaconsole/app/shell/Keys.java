package io.nablaconsole.app.shell;

import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.live.ContainerList;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the window. Keys typed into a terminal go to the container, but for F6, which leads out of it. */
final class Keys {
    private final ShellView shell;
    private final ContainersView containers;
    private final DetailView detail;
    private final Dialogs dialogs;
    private final ContainerList list;

    Keys(ShellView shell, ContainersView containers, DetailView detail, Dialogs dialogs, ContainerList list) {
        this.shell = shell;
        this.containers = containers;
        this.detail = detail;
        this.dialogs = dialogs;
        this.list = list;
    }

    void install(Scene scene) {
        control(scene, KeyCode.N, dialogs::newContainer);
        control(scene, KeyCode.O, dialogs::openFile);
        control(scene, KeyCode.ENTER, containers::start);
        control(scene, KeyCode.PERIOD, containers::stop);
        control(scene, KeyCode.G, containers::signal);
        control(scene, KeyCode.F, containers::focusFilter);
        control(scene, KeyCode.COMMA, () -> shell.show(Page.PREFERENCES));
        control(scene, KeyCode.DIGIT1, () -> shell.show(Page.CONTAINERS));
        control(scene, KeyCode.DIGIT2, () -> shell.show(Page.UNIKERNELS));
        control(scene, KeyCode.DIGIT3, () -> shell.show(Page.ACTIVITY));
        control(scene, KeyCode.DIGIT4, () -> shell.show(Page.PREFERENCES));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), list::refresh);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F6 && !shell.dialogOpen()) {
                switchSide(scene);
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && !shell.dialogOpen() && inTable(scene)) {
                containers.delete();
                event.consume();
            }
        });
    }

    private void control(Scene scene, KeyCode code, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(code, KeyCombination.CONTROL_DOWN), () -> {
            if (!shell.dialogOpen()) {
                action.run();
            }
        });
    }

    private void switchSide(Scene scene) {
        if (inTable(scene)) {
            detail.showConsole();
        } else {
            containers.focusTable();
        }
    }

    private static boolean inTable(Scene scene) {
        return scene.getFocusOwner() instanceof TableView;
    }
}
