package io.nablaconsole.app.statistics;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.Figure;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The figures of several containers in one chart. */
public final class CompareView {
    private final CompareViewModel model;
    private final List<ContainerRow> first;
    private final Runnable export;
    private final Runnable close;
    private final ChartCard chart = new ChartCard(Messages.get("compare.title"), 300);
    private final Parent root;

    @FXML
    private VBox containers;

    @FXML
    private Node nothing;

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
        List<ContainerRow> candidates = model.candidates();
        nothing.setVisible(candidates.isEmpty());
        nothing.setManaged(candidates.isEmpty());
        for (ContainerRow row : candidates) {
            CheckBox box = new CheckBox(row.id().value());
            box.setMnemonicParsing(false);
            box.selectedProperty().addListener((o, was, now) -> model.choose(row, now));
            box.setSelected(first.contains(row));
            containers.getChildren().add(box);
        }
        model.changesProperty().subscribe(count -> draw());
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

    private static final class FigureName extends StringConverter<Figure> {
        @Override
        public String toString(@Nullable Figure figure) {
            return figure == null ? "" : FigureText.name(figure);
        }

        @Override
        public Figure fromString(String name) {
            throw new UnsupportedOperationException("figures are chosen, not typed");
        }
    }
}
