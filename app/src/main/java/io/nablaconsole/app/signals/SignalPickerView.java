package io.nablaconsole.app.signals;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Scrolling;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Signal;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;

/** The dialog that picks a signal. */
public final class SignalPickerView {
    private final SignalPickerViewModel model;
    private final Runnable close;
    private final Parent root;

    @FXML
    private Label title;

    @FXML
    private Pane favourites;

    @FXML
    private TextField filter;

    @FXML
    private TableView<Signal> table;

    @FXML
    private TableColumn<Signal, Number> number;

    @FXML
    private TableColumn<Signal, String> name;

    @FXML
    private TableColumn<Signal, String> effect;

    @FXML
    private TableColumn<Signal, String> meaning;

    @FXML
    private RadioButton toGroup;

    @FXML
    private Button send;

    public SignalPickerView(SignalPickerViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.root = Views.load(FxmlFile.SIGNALS, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        title.setText(Messages.get("signals.title", model.targetText()));
        number.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().number()));
        name.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().name()));
        effect.setCellValueFactory(cell -> new ReadOnlyStringWrapper(SignalPickerViewModel.effect(cell.getValue())));
        meaning.setCellValueFactory(cell -> new ReadOnlyStringWrapper(SignalPickerViewModel.meaning(cell.getValue())));
        table.setItems(model.shown());
        filter.textProperty().bindBidirectional(model.filterProperty());
        toGroup.selectedProperty().bindBidirectional(model.toGroupProperty());
        for (Signal favourite : SignalPickerViewModel.favourites()) {
            favourites.getChildren().add(favourite(favourite));
        }
        table.getSelectionModel().select(model.chosenProperty().get());
        model.chosenProperty().bind(table.getSelectionModel().selectedItemProperty());
        send.disableProperty().bind(Bindings.isNull(model.chosenProperty()));
        send.textProperty()
                .bind(model.chosenProperty()
                        .map(signal -> Messages.get("signals.send", signal.name()))
                        .orElse(Messages.get("signals.sendNothing")));
        table.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                send();
            }
        });
    }

    private Button favourite(Signal signal) {
        Button button = new Button(signal.name().substring("SIG".length()));
        button.setId("favourite-" + signal.number());
        Tips.setText(button, signal.name() + " (" + signal.number() + "): " + SignalPickerViewModel.meaning(signal));
        button.setAccessibleText(Messages.get("signals.send", signal.name()));
        button.setOnAction(e -> {
            model.filterProperty().set("");
            table.getSelectionModel().select(signal);
            send();
        });
        return button;
    }

    /** Puts the focus where typing is useful. */
    public void focus() {
        filter.requestFocus();
        Scrolling.into(table, table.getSelectionModel().getSelectedIndex());
    }

    @FXML
    void filterKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            table.requestFocus();
            if (table.getSelectionModel().isEmpty()) {
                table.getSelectionModel().selectFirst();
            }
            event.consume();
        }
    }

    @FXML
    void filtered() {
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        send();
    }

    @FXML
    void send() {
        if (model.chosenProperty().get() != null) {
            model.send();
            cancel();
        }
    }

    @FXML
    void cancel() {
        model.chosenProperty().unbind();
        close.run();
    }
}
