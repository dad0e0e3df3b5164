package io.nablaconsole.app.detail;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** A value over the last minutes as an area, now at the right; colours come from its style class. */
final class TimeChart extends Pane {
    private static final double HEIGHT = 96;
    private static final double AXIS = 58;

    /**
     * A value at one moment.
     *
     * @param age seconds ago
     */
    record Point(double age, double value) {}

    private final double span;
    private final Path area = new Path();
    private final Path curve = new Path();
    private final Line top = new Line();
    private final Line middle = new Line();
    private final Line bottom = new Line();
    private final Label topLabel = axisLabel();
    private final Label middleLabel = axisLabel();
    private List<Point> points = List.of();
    private double most = 1;

    /** A chart of the last {@code span} seconds, styled {@code style}. */
    TimeChart(String style, double span) {
        this.span = span;
        getStyleClass().addAll("time-chart", style);
        area.getStyleClass().add("chart-area");
        curve.getStyleClass().add("chart-curve");
        for (Line line : List.of(top, middle, bottom)) {
            line.getStyleClass().add("chart-grid");
        }
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(top, middle, bottom, area, curve, topLabel, middleLabel);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(160);
    }

    private static Label axisLabel() {
        Label label = new Label();
        label.getStyleClass().add("chart-axis");
        label.setAlignment(Pos.CENTER_LEFT);
        return label;
    }

    /** Draws {@code values}, oldest first; the axis goes to {@code max}, and says {@code atMax} and {@code atHalf}. */
    void show(List<Point> values, double max, String atMax, String atHalf) {
        points = List.copyOf(values);
        most = max <= 0 ? 1 : max;
        topLabel.setText(atMax);
        middleLabel.setText(atHalf);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - 1;
        double low = getHeight() - 4;
        double high = 8;
        grid(top, topLabel, high, right);
        grid(middle, middleLabel, (low + high) / 2, right);
        grid(bottom, null, low, right);
        area.getElements().clear();
        curve.getElements().clear();
        if (points.isEmpty()) {
            return;
        }
        double first = 0;
        double last = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double x = right - Math.min(1, point.age() / span) * (right - AXIS);
            double y = low - Math.min(1, point.value() / most) * (low - high);
            if (i == 0) {
                area.getElements().add(new MoveTo(x, low));
                curve.getElements().add(new MoveTo(x, y));
                first = x;
            } else {
                curve.getElements().add(new LineTo(x, y));
            }
            area.getElements().add(new LineTo(x, y));
            last = x;
        }
        area.getElements().addAll(new LineTo(last, low), new LineTo(first, low), new ClosePath());
    }

    private static void grid(Line line, @org.jspecify.annotations.Nullable Label label, double y, double right) {
        double at = Math.rint(y) + 0.5;
        line.setStartX(AXIS);
        line.setEndX(right);
        line.setStartY(at);
        line.setEndY(at);
        if (label != null) {
            double high = label.prefHeight(Region.USE_COMPUTED_SIZE);
            label.resizeRelocate(0, Math.rint(at - high / 2), AXIS - 4, high);
        }
    }
}
