package io.nablaconsole.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes a file dropped anywhere on the window. */
final class FileDrop {
    private FileDrop() {}

    /** Hands each file dropped on {@code scene} to {@code dropped}; {@code hint} is shown while one is held over it. */
    static void install(Scene scene, Node hint, Consumer<Path> dropped) {
        hint.setVisible(false);
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                hint.setVisible(true);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (event.getTarget() == scene.getRoot() || event.getTarget() == scene) {
                hint.setVisible(false);
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            hint.setVisible(false);
            Dragboard board = event.getDragboard();
            if (board.hasFiles()) {
                board.getFiles().stream().findFirst().map(File::toPath).ifPresent(dropped);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }
}
