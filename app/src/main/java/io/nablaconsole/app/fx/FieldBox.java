package io.nablaconsole.app.fx;

import javafx.beans.DefaultProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form: its label, what is typed into, a help text, and below it what is wrong with what was typed. While
 * something is, it has the pseudo class {@code invalid}.
 */
@DefaultProperty("content")
public final class FieldBox extends VBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final Label label = new Label();
    private final Label problem = text("field-error");
    private final Label help = text("field-help");
    private @Nullable Node content;

    /** A field without a label; FXML gives it one. */
    public FieldBox() {
        getStyleClass().add("field");
        label.getStyleClass().add("field-label");
        Views.showWhen(label, label.textProperty().isNotEmpty());
        Views.showWhen(help, help.textProperty().isNotEmpty());
        Views.showWhen(problem, problem.textProperty().isNotEmpty());
        problem.textProperty().subscribe(text -> pseudoClassStateChanged(INVALID, !text.isEmpty()));
        getChildren().addAll(label, help, problem);
    }

    /** A field with its label and control. */
    public FieldBox(String label, Node content) {
        this();
        setLabel(label);
        setContent(content);
    }

    private static Label text(String style) {
        Label text = new Label();
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add(style);
        return text;
    }

    public String getLabel() {
        return label.getText();
    }

    /** Names the field, for the eye and for screen readers. */
    public void setLabel(String text) {
        label.setText(text);
        name();
    }

    public @Nullable Node getContent() {
        return content;
    }

    /** Puts {@code node} below the label: a control, or a pane whose first control is the field's. */
    public void setContent(Node node) {
        content = node;
        getChildren().setAll(label, node, help, problem);
        name();
    }

    private void name() {
        Control control = content == null ? null : firstControl(content);
        if (control != null) {
            label.setLabelFor(control);
            if (control.getAccessibleText() == null) {
                control.setAccessibleText(label.getText());
            }
        }
    }

    private static @Nullable Control firstControl(Node node) {
        if (node instanceof Control control) {
            return control;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Control found = firstControl(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Tells what is wrong as {@code text} does; empty when nothing is. */
    public FieldBox problem(ObservableValue<String> text) {
        problem.textProperty().bind(text);
        return this;
    }

    /** The text about what is wrong, for a form that has a wider place for it than below the field. */
    public Label problemLabel() {
        return problem;
    }

    /** The help below the field; may be bound. */
    public StringProperty helpProperty() {
        return help.textProperty();
    }

    public String getHelp() {
        return help.getText();
    }

    public void setHelp(String text) {
        help.setText(text);
    }
}
