package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/** The fields every container has. */
final class GuestView {
    private static final List<String> MEMORY_SIZES =
            List.of("8 MiB", "16 MiB", "32 MiB", "64 MiB", "128 MiB", "256 MiB", "512 MiB", "1 GiB");

    private final GuestSection section;
    private final Parent root;

    @FXML
    private Pane fields;

    @FXML
    private FieldBox nameField;

    @FXML
    private TextField name;

    @FXML
    private FieldBox memoryField;

    @FXML
    private ComboBox<String> memory;

    @FXML
    private FieldBox argumentsField;

    @FXML
    private TextField arguments;

    @FXML
    private Pane parsed;

    @FXML
    private CheckBox terminal;

    GuestView(GuestSection section) {
        this.section = section;
        this.root = Views.load(FxmlFile.CREATE_GUEST, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        name.textProperty().bindBidirectional(section.name().textProperty());
        nameField.problem(section.name().problemProperty());
        memory.getItems().setAll(MEMORY_SIZES);
        memory.getEditor().textProperty().bindBidirectional(section.memory().textProperty());
        memoryField.problem(section.memory().problemProperty());
        fields.getChildren().add(1, memoryField.problemLabel()); // the engine's sentences need the whole width
        arguments.textProperty().bindBidirectional(section.arguments().textProperty());
        argumentsField.problem(section.arguments().problemProperty());
        argumentsField.helpProperty().bind(section.argumentHelpProperty());
        terminal.selectedProperty().bindBidirectional(section.terminalProperty());
        section.parsed().addListener((InvalidationListener) o -> showParsed());
        showParsed();
    }

    private void showParsed() {
        parsed.getChildren()
                .setAll(section.parsed().stream().map(GuestView::chip).toList());
        boolean any = !parsed.getChildren().isEmpty();
        parsed.setVisible(any);
        parsed.setManaged(any);
    }

    private static Label chip(String argument) {
        Label chip = new Label(argument.isEmpty() ? "\u00a0" : argument);
        chip.getStyleClass().addAll("chip", "chip-mono");
        return chip;
    }

    /** Puts the keyboard into the arguments, what is there selected. */
    void focusArguments() {
        arguments.requestFocus();
        arguments.selectAll();
    }
}
