package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.lessons.script.Deed;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button of a lesson, and below it why it cannot be pressed: a button that is merely grey tells nothing. */
final class DeedLine extends VBox {
    private final Button button;
    private final Label why = new Label();

    DeedLine(Deed deed, LessonViewModel model) {
        button = new Button(LessonWords.of(deed), new FontIcon("fth-play"));
        button.getStyleClass().add("lesson-deed");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setOnAction(e -> model.act(deed));
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.getStyleClass().addAll("field-help", "lesson-obstacle");
        Views.showWhen(why, why.textProperty().map(text -> !text.isEmpty()));
        getStyleClass().add("lesson-deed-line");
        getChildren().addAll(button, why);
    }

    Button button() {
        return button;
    }

    /** Says why it cannot be pressed; empty: it can. */
    void obstacle(String text) {
        why.setText(text);
        button.setDisable(!text.isEmpty());
    }
}
