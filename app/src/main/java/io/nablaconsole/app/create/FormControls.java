package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import java.io.File;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls that several sections of the form are made of. */
final class FormControls {
    private FormControls() {}

    /** A field for a line of text. */
    static FieldBox text(String label, TextEntry entry, String prompt) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(entry.textProperty());
        return new FieldBox(label, field).problem(entry.problemProperty());
    }

    /** A field for a line of text, with suggestions. */
    static FieldBox suggested(String label, TextEntry entry, String prompt, List<String> suggestions) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(prompt);
        box.getItems().setAll(suggestions);
        box.getEditor().textProperty().bindBidirectional(entry.textProperty());
        return new FieldBox(label, box).problem(entry.problemProperty());
    }

    /** A field for the path of a file, with a button that opens the chooser. */
    static FieldBox file(String label, TextEntry entry, String prompt, String browseName) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(entry.textProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse = new Button(Messages.get("create.browse"));
        browse.setAccessibleText(browseName);
        browse.setOnAction(e -> {
            File chosen = new FileChooser().showOpenDialog(browse.getScene().getWindow());
            if (chosen != null) {
                entry.set(chosen.getAbsolutePath());
            }
        });
        HBox line = new HBox(field, browse);
        line.getStyleClass().add("field-line");
        return new FieldBox(label, line).problem(entry.problemProperty());
    }

    /** A choice of a few words. */
    static <T> ComboBox<T> choice(List<T> choices, ObjectProperty<T> property, String accessible) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(choices);
        box.valueProperty().bindBidirectional(property);
        box.setAccessibleText(accessible);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    /** Fields side by side, as wide as each other. */
    static HBox beside(Node... fields) {
        HBox line = new HBox(fields);
        line.getStyleClass().add("field-row");
        for (Node field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
            if (field instanceof FieldBox box) {
                box.setPrefWidth(1); // all grow from nothing, so they become equally wide
            }
        }
        return line;
    }

    /** A small button with an icon only. */
    static Button icon(String icon, String name, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("tool-button", "icon-button");
        button.setAccessibleText(name);
        Tips.setText(button, name);
        button.setOnAction(e -> action.run());
        return button;
    }
}
