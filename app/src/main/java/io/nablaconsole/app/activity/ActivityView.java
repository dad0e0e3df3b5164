package io.nablaconsole.app.activity;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The page of everything that was done. */
public final class ActivityView {
    private static final ObservableValue<Boolean> NOTHING = new ReadOnlyBooleanWrapper(true);

    private final ActivityViewModel model;
    private final Parent root;

    @FXML
    private TableView<ActivityEntry> table;

    @FXML
    private TableColumn<ActivityEntry, String> time;

    @FXML
    private TableColumn<ActivityEntry, String> action;

    @FXML
    private TableColumn<ActivityEntry, String> container;

    @FXML
    private TableColumn<ActivityEntry, ActivityEntry.Outcome> result;

    @FXML
    private TableColumn<ActivityEntry, String> took;

    @FXML
    private TableColumn<ActivityEntry, String> command;

    @FXML
    private MenuItem undo;

    public ActivityView(ActivityViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.ACTIVITY, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        time.setCellValueFactory(row -> fixed(Formats.clock(row.getValue().begun())));
        action.setCellValueFactory(row -> fixed(row.getValue().action()));
        container.setCellValueFactory(row -> fixed(row.getValue().container()));
        result.setCellValueFactory(row -> row.getValue().outcomeProperty());
        result.setCellFactory(column -> new OutcomeCell());
        took.setCellValueFactory(row -> row.getValue().tookProperty());
        command.setCellValueFactory(row -> fixed(row.getValue().command()));
        command.getStyleClass().add("mono-column");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setItems(model.entries());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> undo.disableProperty()
                        .bind(entry == null ? NOTHING : entry.undoProperty().map(Optional::isEmpty)));
        table.setPlaceholder(new Label(Messages.get("activity.empty")));
    }

    private static ObservableValue<String> fixed(String text) {
        return new ReadOnlyStringWrapper(text);
    }

    @FXML
    void copyCommand() {
        ActivityEntry entry = table.getSelectionModel().getSelectedItem();
        if (entry != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(entry.command());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Takes the selected entry back. */
    @FXML
    void undo() {
        ActivityEntry entry = table.getSelectionModel().getSelectedItem();
        if (entry != null) {
            entry.undoProperty().get().ifPresent(Runnable::run);
        }
    }

    @FXML
    void clear() {
        model.clear();
    }
}
