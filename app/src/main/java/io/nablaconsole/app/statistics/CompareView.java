package io.nablaconsole.app.statistics;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.Figure;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckListView;
import org.jspecify.annotations.Nullable;

/** The figures of several containers in one chart. */
public final class CompareView {
    private final CompareViewModel model;
    private final List<ContainerRow> first;
    private final Runnable export;
    private final Runnable close;
    private final ChartCard chart = new ChartCard(Messages.get("compare.title"), 240);
    private final Parent root;

    @FXML
    private CheckListView<ContainerRow> containers;

    @FXML
    private ComboBox<Figure> figure;

    @FXML
    private StackPane slot;

    /**
     * Makes the view.
     *
     * @param first the containers compared to begin with
     * @param export saves the figures as a file
     * @param close takes the view away
     */
    public CompareView(CompareViewModel model, List<ContainerRow> first, Runnable export, Runnable close) {
        this.model = model;
        this.first = List.copyOf(first);
        this.export = export;
        this.close = close;
        this.root = Views.load(FxmlFile.COMPARE, this);
        root.sceneProperty().addListener((o, was, now) -> {
            if (now == null) {
                model.close();
            }
        });
    }

    public Parent root() {
        return root;
    }

    /** Puts the keyboard into it. */
    public void focus() {
        figure.requestFocus();
    }

    @FXML
    void initialize() {
        slot.getChildren().add(chart);
        VBox.setVgrow(slot, Priority.ALWAYS);
        figure.getItems().setAll(Figure.values());
        figure.setConverter(new FigureName());
        figure.valueProperty().bindBidirectional(model.figureProperty());
        containers.setCellFactory(
                view -> new CheckBoxListCell<>(containers::getItemBooleanProperty, new ContainerName()));
        containers.getCheckModel().getCheckedItems().addListener((ListChangeListener<ContainerRow>) this::chosen);
        containers.getItems().setAll(model.candidates());
        first.forEach(containers.getCheckModel()::check);
        model.changesProperty().subscribe(count -> draw());
    }

    private void chosen(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            change.getRemoved().forEach(row -> model.choose(row, false));
            change.getAddedSubList().forEach(row -> model.choose(row, true));
        }
    }

    private void draw() {
        chart.call(FigureText.name(model.figureProperty().get()));
        chart.of(Messages.get("compare.title"));
        chart.show(model.curves(), true);
    }

    @FXML
    void exportFigures() {
        export.run();
    }

    @FXML
    void done() {
        close.run();
    }

    private static final class FigureName extends Name<Figure> {
        @Override
        public String toString(@Nullable Figure figure) {
            return figure == null ? "" : FigureText.name(figure);
        }
    }

    private static final class ContainerName extends Name<ContainerRow> {
        @Override
        public String toString(@Nullable ContainerRow row) {
            return row == null ? "" : row.id().value();
        }
    }

    /** The words for something that is chosen from a list. */
    private abstract static class Name<T> extends StringConverter<T> {
        @Override
        public T fromString(String name) {
            throw new UnsupportedOperationException("chosen, not typed");
        }
    }
}
