package io.nablaconsole.app.palette;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The dialog in which one types what one wants. */
public final class PaletteView {
    private final PaletteViewModel model;
    private final Runnable close;
    private final Parent root;

    @FXML
    private TextField query;

    @FXML
    private ListView<Command> list;

    public PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.root = Views.load(FxmlFile.PALETTE, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        list.setItems(model.found());
        list.setCellFactory(view -> new CommandCell());
        query.textProperty().bindBidirectional(model.queryProperty());
        query.textProperty().addListener((o, was, now) -> first()); // after the binding above has found anew
        first();
    }

    private void first() {
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    /** Puts the focus where one types. */
    public void focus() {
        query.requestFocus();
    }

    @FXML
    void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case PAGE_DOWN -> move(10);
            case PAGE_UP -> move(-10);
            case ESCAPE -> close.run();
            case ENTER -> run();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        int to = list.getSelectionModel().getSelectedIndex() + by;
        list.getSelectionModel().select(Math.min(last, Math.max(0, to)));
    }

    @FXML
    void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            run();
        }
    }

    private void run() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null) {
            close.run();
            command.run().run();
        }
    }
}
