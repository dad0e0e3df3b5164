package io.nablaconsole.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes files dropped anywhere on the window. */
final class FileDrop {
    private FileDrop() {}

    /** Hands the files dropped on {@code scene} to {@code dropped}; {@code hint} is shown while they are held over it. */
    static void install(Scene scene, Node hint, Consumer<List<Path>> dropped) {
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
                dropped.accept(board.getFiles().stream().map(File::toPath).toList());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }
}
