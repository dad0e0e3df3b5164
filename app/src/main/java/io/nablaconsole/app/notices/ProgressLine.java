package io.nablaconsole.app.notices;

import io.nablaconsole.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How far something has come, and a button that calls it off. */
final class ProgressLine extends VBox {
    ProgressLine(Progress progress) {
        getStyleClass().add("notice-progress");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(progress.partProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(progress.textProperty());
        Label text = new Label();
        text.textProperty().bind(progress.textProperty());
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button cancel = new Button(Messages.get("notice.callOff"));
        cancel.getStyleClass().addAll("small", "notice-action");
        cancel.setOnAction(e -> {
            cancel.setDisable(true);
            progress.cancel();
        });
        HBox line = new HBox(8, text, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, line);
    }
}
