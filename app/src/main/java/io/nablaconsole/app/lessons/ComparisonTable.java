package io.nablaconsole.app.lessons;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.measure.Figure;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The figures of a comparison: a line for each figure, a column for each dress. */
final class ComparisonTable extends GridPane {
    ComparisonTable(ComparisonViewModel model) {
        setId("comparison");
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
        addColumn(0, head(""), label("time"), label("memory"), label("files"), label("calls"));
        int column = 1;
        for (Figure.Dress dress : Figure.Dress.values()) {
            Figure figure = figures.stream()
                    .filter(each -> each.dress() == dress)
                    .findFirst()
                    .orElse(null);
            Label head = head(Messages.get("lessons.compare." + dress.name()));
            if (figure == null) {
                addColumn(column, head, cell("…"));
            } else if (figure.missing() != null) {
                addColumn(column, head, cell("–"), cell("–"), cell("–"), cell("–"));
                addWhy(figure.missing());
            } else {
                addColumn(
                        column,
                        head,
                        cell(figure.firstOutput() == null ? "–" : Formats.millis(figure.firstOutput())),
                        cell(figure.memory() == null ? "–" : Formats.memory(figure.memory())),
                        cell(figure.files() == null ? "–" : figure.files().toString()),
                        cell(calls(figure)));
            }
            column++;
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
        add(label, 0, 6, 4, 1);
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
