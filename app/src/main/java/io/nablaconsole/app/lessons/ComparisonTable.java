package io.nablaconsole.app.lessons;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.measure.Figure;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/**
 * The figures of a comparison: a column for each dress, and for each figure a line below its name, which has the whole
 * width, as beside the columns its words would break.
 */
final class ComparisonTable extends GridPane {
    private static final List<String> LINES = List.of("time", "memory", "files", "calls");
    private static final int COLUMNS = Figure.Dress.values().length;

    ComparisonTable(ComparisonViewModel model) {
        setId("comparison");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(width);
        }
        getStyleClass().addAll("plain-grid", "comparison");
        model.figuresProperty()
                .subscribe(figures -> show(figures, model.busyProperty().get()));
        model.busyProperty().subscribe(busy -> show(model.figuresProperty().get(), busy));
    }

    private void show(List<Figure> figures, boolean busy) {
        getChildren().clear();
        setVisible(busy || !figures.isEmpty());
        if (!isVisible()) {
            return;
        }
        for (int i = 0; i < LINES.size(); i++) {
            add(label(LINES.get(i)), 0, labelRow(i), COLUMNS, 1);
        }
        int column = 0;
        for (Figure.Dress dress : Figure.Dress.values()) {
            add(head(Messages.get("lessons.compare." + dress.name())), column, 0);
            Figure figure = figures.stream()
                    .filter(each -> each.dress() == dress)
                    .findFirst()
                    .orElse(null);
            if (figure == null) {
                addValues(column, "…");
            } else if (figure.missing() != null) {
                addValues(column, "–", "–", "–", "–");
                addWhy(figure.missing());
            } else {
                addValues(
                        column,
                        figure.firstOutput() == null ? "–" : Formats.millis(figure.firstOutput()),
                        figure.memory() == null ? "–" : Formats.memory(figure.memory()),
                        figure.files() == null ? "–" : Formats.memory(figure.files()),
                        calls(figure));
            }
            column++;
        }
    }

    private static int labelRow(int line) {
        return 1 + 2 * line;
    }

    private void addValues(int column, String... values) {
        for (int i = 0; i < values.length; i++) {
            add(cell(values[i]), column, labelRow(i) + 1);
        }
    }

    private static String calls(Figure figure) {
        return figure.calls() != null
                ? String.valueOf(figure.calls())
                : Messages.get("lessons.compare.calls." + figure.dress().name());
    }

    private void addWhy(String why) {
        Label label = new Label(Messages.get("lessons.compare.missing", why));
        label.setWrapText(true);
        label.getStyleClass().add("field-help");
        label.setMinHeight(Region.USE_PREF_SIZE);
        add(label, 0, labelRow(LINES.size()), COLUMNS, 1);
    }

    private static Label label(String key) {
        Label label = new Label(Messages.get("lessons.compare." + key));
        label.getStyleClass().add("fact-label");
        label.setWrapText(true);
        return label;
    }

    private static Label head(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("grid-head");
        label.setWrapText(true);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private static Label cell(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("comparison-value");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
