package io.nablaconsole.app.containers;

import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.samples.SampleCard;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.engine.api.Sample;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;

/** The page of containers: tool bar, table, and the place of the details below it. */
public final class ContainersView {
    /** What the page asks the window for. */
    public interface Dialogs {
        void newContainer();

        void newFromSample(Sample sample);

        void openFile();

        /** Opens the form with the configuration of {@code row}. */
        void copyOf(ContainerRow row);

        /** Asks where to, then exports {@code rows}. */
        void exportTo(List<ContainerRow> rows);

        /** Asks which file, then imports the container in it. */
        void importContainer();

        void pickSignal(List<ContainerRow> rows);

        void confirmDelete(List<ContainerRow> rows, Runnable confirmed);
    }

    private final ContainersViewModel model;
    private final SamplesViewModel samples;
    private final Dialogs dialogs;
    private final DetailView detail;
    private final Parent root;

    private final ContainerVerbs verbs;
    private final ContainersToolBar tools;

    @SuppressWarnings("NullAway.Init") // made when the FXML is loaded
    private LineTable lines;

    @FXML
    private BorderPane page;

    @FXML
    private SplitPane split;

    @FXML
    private Node emptyState;

    @FXML
    private Pane sampleCards;

    @FXML
    private TableView<TableLine> table;

    @FXML
    private Label noMatch;

    public ContainersView(ContainersViewModel model, SamplesViewModel samples, Dialogs dialogs, DetailView detail) {
        this.model = model;
        this.samples = samples;
        this.dialogs = dialogs;
        this.detail = detail;
        this.verbs = new ContainerVerbs(model, dialogs, detail::showConsole);
        this.tools = new ContainersToolBar(model, verbs, dialogs);
        this.root = Views.load(FxmlFile.CONTAINERS, this);
        split.getItems().add(detail.root());
        split.setDividerPositions(WindowLayout.DEFAULT.divider());
    }

    /** Arranges table and details as they were left. */
    public void arrange(WindowLayout layout) {
        ContainerTable.arrange(table, layout.columns());
        split.setDividerPositions(layout.divider());
        model.groupByProperty().set(layout.groupBy());
    }

    /** The label by which the table is grouped; empty: none. */
    public String groupBy() {
        return model.groupByProperty().get();
    }

    /** How the columns of the table are arranged. */
    public List<WindowLayout.Column> columns() {
        return ContainerTable.layout(table);
    }

    /** Where the table ends and the details begin, 0 to 1. */
    public double divider() {
        return split.getDividerPositions()[0];
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        lines = new LineTable(table, model, this::openConsole);
        table.setContextMenu(new ContainerMenu(model, verbs));
        page.setTop(tools);
        noMatch.textProperty().bind(model.filterProperty().map(text -> Messages.get("containers.noMatch", text)));
        split.visibleProperty().bind(Bindings.isNotEmpty(model.all()));
        emptyState.visibleProperty().bind(Bindings.isEmpty(model.all()));
        SampleCard.fill(sampleCards, samples.samples(), SampleCard.Size.SMALL, dialogs::newFromSample);
    }

    /** The container the details show. */
    public Optional<ContainerRow> current() {
        return Optional.ofNullable(model.currentProperty().get());
    }

    /** Selects {@code row} and no other. */
    public void select(ContainerRow row) {
        if (!model.shown().contains(row)) {
            model.filterProperty().set("");
        }
        lines.select(row);
    }

    /** Selects the first container when there is one and none is selected. */
    public void selectFirst() {
        lines.selectFirst();
    }

    private void openConsole() {
        if (current().isPresent()) {
            detail.showConsole();
        }
    }

    /** Puts the keyboard into the table. */
    public void focusTable() {
        table.requestFocus();
    }

    /** Puts the keyboard into the filter, what is there selected. */
    public void focusFilter() {
        tools.focusFilter();
    }

    /** What can be done with the selected containers. */
    public ContainerVerbs verbs() {
        return verbs;
    }

    @FXML
    void openFile() {
        dialogs.openFile();
    }
}
