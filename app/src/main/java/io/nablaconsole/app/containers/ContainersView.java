package io.nablaconsole.app.containers;

import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.engine.api.Sample;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The page of containers: tool bar, and below it what there is, or what can be done while there is nothing. */
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
    private WindowLayout layout = WindowLayout.DEFAULT;
    private @Nullable TableAndDetails full;
    private @Nullable EmptyState empty;

    @FXML
    private BorderPane page;

    @FXML
    private Pane place;

    public ContainersView(ContainersViewModel model, SamplesViewModel samples, Dialogs dialogs, DetailView detail) {
        this.model = model;
        this.samples = samples;
        this.dialogs = dialogs;
        this.detail = detail;
        this.verbs = new ContainerVerbs(model, dialogs, detail::showConsole);
        this.tools = new ContainersToolBar(model, verbs, dialogs, this::focusTable);
        this.root = Views.load(FxmlFile.CONTAINERS, this);
    }

    @FXML
    void initialize() {
        page.setTop(tools);
        model.all().subscribe(this::fill);
        model.emptyProperty().subscribe(this::fill);
    }

    /** Shows nothing before the engine has said what there is; either sight is made when it is first due. */
    private void fill() {
        if (!model.all().isEmpty()) {
            show(full().root());
        } else if (model.emptyProperty().get()) {
            if (empty == null) {
                empty = new EmptyState(samples, dialogs);
            }
            show(empty.root());
        }
    }

    private void show(Parent sight) {
        if (!place.getChildren().contains(sight)) {
            place.getChildren().add(sight);
            sight.applyCss(); // else rows were seen to stay too low when several containers came at once
        }
        place.getChildren().forEach(each -> each.setVisible(each.equals(sight)));
    }

    private TableAndDetails full() {
        TableAndDetails made = full;
        if (made == null) {
            made = new TableAndDetails(model, verbs, detail);
            made.arrange(layout);
            full = made;
        }
        return made;
    }

    /** Arranges table and details as they were left. */
    public void arrange(WindowLayout wanted) {
        layout = wanted;
        if (full != null) {
            full.arrange(wanted);
        }
        groupBy(wanted.groupBy());
    }

    /** The label by which the table is grouped; empty: none. */
    public String groupBy() {
        return model.groupByProperty().get();
    }

    /** Groups the table by {@code label}; empty: by none. */
    public void groupBy(String label) {
        model.groupByProperty().set(label);
    }

    /** How the columns of the table are arranged. */
    public List<WindowLayout.Column> columns() {
        return full == null ? layout.columns() : full.columns();
    }

    /** Where the table ends and the details begin, 0 to 1. */
    public double divider() {
        return full == null ? layout.divider() : full.divider();
    }

    public Parent root() {
        return root;
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
        full().select(row);
    }

    /** Selects the first container when there is one and none is selected. */
    public void selectFirst() {
        full().selectFirst();
    }

    /** Puts the keyboard into the table, where there is one. */
    public void focusTable() {
        if (full != null) {
            full.focusTable();
        }
    }

    /** Puts the keyboard into the filter, what is there selected. */
    public void focusFilter() {
        tools.focusFilter();
    }

    /** What can be done with the selected containers. */
    public ContainerVerbs verbs() {
        return verbs;
    }
}
