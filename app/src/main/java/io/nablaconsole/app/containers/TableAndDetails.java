package io.nablaconsole.app.containers;

import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.WindowLayout;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;

/** The table of containers, and the details of the selected one below it. */
final class TableAndDetails {
    private final ContainersViewModel model;
    private final ContainerVerbs verbs;
    private final DetailView detail;
    private final Parent root;

    @SuppressWarnings("NullAway.Init") // made when the FXML is loaded
    private LineTable lines;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<TableLine> table;

    @FXML
    private Label noMatch;

    TableAndDetails(ContainersViewModel model, ContainerVerbs verbs, DetailView detail) {
        this.model = model;
        this.verbs = verbs;
        this.detail = detail;
        this.root = Views.load(FxmlFile.TABLE_AND_DETAILS, this);
    }

    @FXML
    void initialize() {
        lines = new LineTable(table, model, this::openConsole);
        table.setContextMenu(new ContainerMenu(model, verbs));
        noMatch.textProperty().bind(model.filterProperty().map(text -> Messages.get("containers.noMatch", text)));
        split.getItems().add(detail.root());
    }

    private void openConsole() {
        if (model.currentProperty().get() != null) {
            detail.showConsole();
        }
    }

    Parent root() {
        return root;
    }

    /** Arranges table and details as they were left. */
    void arrange(WindowLayout layout) {
        ContainerTable.arrange(table, layout.columns());
        split.setDividerPositions(layout.divider());
    }

    /** How the columns of the table are arranged. */
    List<WindowLayout.Column> columns() {
        return ContainerTable.layout(table);
    }

    /** Where the table ends and the details begin, 0 to 1. */
    double divider() {
        return split.getDividerPositions()[0];
    }

    /** Selects {@code row}, which the filter lets through, and no other. */
    void select(ContainerRow row) {
        lines.select(row);
    }

    /** Selects the first container when there is one and none is selected. */
    void selectFirst() {
        lines.selectFirst();
    }

    /** Puts the keyboard into the table. */
    void focusTable() {
        table.requestFocus();
    }
}
