package io.nablaconsole.app.statistics;

import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** Values over the last minutes as curves, now at the right; colours come from the style classes {@code series-0} on. */
final class TimeChart extends Pane {
    private static final double AXIS = 66;

    /**
     * A value at one moment.
     *
     * @param age seconds ago
     */
    record Point(double age, double value) {}

    /**
     * One curve.
     *
     * @param color number of its colour
     * @param points oldest first
     */
    record Series(int color, List<Point> points) {
        Series {
            points = List.copyOf(points);
        }
    }

    private final double span;
    private final Line top = new Line();
    private final Line middle = new Line();
    private final Line bottom = new Line();
    private final Label topLabel = axisLabel();
    private final Label middleLabel = axisLabel();
    private final Pane curves = new Pane();
    private List<Series> series = List.of();
    private double most = 1;

    /** A chart of the last {@code span} seconds, {@code height} high at least. */
    TimeChart(double span, double height) {
        this.span = span;
        getStyleClass().add("time-chart");
        for (Line line : List.of(top, middle, bottom)) {
            line.getStyleClass().add("chart-grid");
        }
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        curves.setManaged(false);
        getChildren().addAll(top, middle, bottom, curves, topLabel, middleLabel);
        setMinHeight(height);
        setPrefHeight(height);
        setMinWidth(160);
    }

    private static Label axisLabel() {
        Label label = new Label();
        label.getStyleClass().add("chart-axis");
        label.setAlignment(Pos.CENTER_LEFT);
        return label;
    }

    /** Draws {@code curves}; the axis goes to {@code max}, and says {@code atMax} and {@code atHalf}. */
    void show(List<Series> next, double max, String atMax, String atHalf) {
        series = List.copyOf(next);
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
        List<Path> drawn = new ArrayList<>();
        for (Series each : series) {
            if (!each.points().isEmpty()) {
                draw(each, right, low, high, drawn);
            }
        }
        curves.getChildren().setAll(drawn);
    }

    /** The curve, and when it is alone the area below it. */
    private void draw(Series one, double right, double low, double high, List<Path> drawn) {
        Path curve = path("chart-curve", one.color());
        Path area = path("chart-area", one.color());
        double first = 0;
        double last = 0;
        for (Point point : one.points()) {
            double x = right - Math.min(1, point.age() / span) * (right - AXIS);
            double y = low - Math.min(1, point.value() / most) * (low - high);
            if (curve.getElements().isEmpty()) {
                curve.getElements().add(new MoveTo(x, y));
                area.getElements().add(new MoveTo(x, low));
                first = x;
            } else {
                curve.getElements().add(new LineTo(x, y));
            }
            area.getElements().add(new LineTo(x, y));
            last = x;
        }
        area.getElements().addAll(new LineTo(last, low), new LineTo(first, low), new ClosePath());
        if (series.size() == 1) {
            drawn.add(area);
        }
        drawn.add(curve);
    }

    private static Path path(String style, int color) {
        Path path = new Path();
        path.getStyleClass().addAll(style, "series-" + color);
        return path;
    }

    private static void grid(Line line, @Nullable Label label, double y, double right) {
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
