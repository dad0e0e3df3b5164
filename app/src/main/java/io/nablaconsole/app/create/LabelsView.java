package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The labels of the container, a line each. */
final class LabelsView extends VBox {
    private final LabelsSection section;
    private final VBox lines = new VBox();

    LabelsView(LabelsSection section) {
        this.section = section;
        getStyleClass().add("form-section");
        lines.getStyleClass().add("label-lines");
        Label title = new Label(Messages.get("create.labels"));
        title.getStyleClass().add("field-label");
        Button add = new Button(Messages.get("create.label.add"), new FontIcon("fth-plus"));
        add.setId("addLabel");
        add.getStyleClass().add("tool-button");
        add.setOnAction(e -> section.add());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, add);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, lines);
        section.labels().addListener((InvalidationListener) o -> show());
        show();
    }

    private void show() {
        lines.getChildren().setAll(section.labels().stream().map(this::line).toList());
        lines.setManaged(!lines.getChildren().isEmpty());
    }

    private Node line(LabelsSection.Label label) {
        TextField value = new TextField();
        value.setPromptText(Messages.get("create.label.value"));
        value.setAccessibleText(Messages.get("create.label.value"));
        value.textProperty().bindBidirectional(label.value().textProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        Node name = FormControls.text("", label.name(), Messages.get("create.label.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(
                name,
                value,
                FormControls.icon("fth-x", Messages.get("create.label.remove"), () -> section.remove(label)));
        line.getStyleClass().add("field-line");
        return line;
    }
}
