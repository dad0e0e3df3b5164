package io.nablaconsole.app.statistics;

import io.nablaconsole.app.fx.NameLabel;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.Figure;
import io.nablaconsole.app.live.StatsHistory;
import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.app.save.PictureSaver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A chart with its head: what it shows, what of it is now, and which curve is which. */
public final class ChartCard extends VBox {
    /** How many colours there are; a curve more takes the first again. */
    static final int COLORS = 8;

    private static final double HEIGHT = 86;

    private final Label title = new Label();
    private final Label now = new Label();
    private final FlowPane legend = new FlowPane();
    private final TimeChart chart;

    /**
     * A curve.
     *
     * @param name in the legend
     */
    public record Curve(String name, Figure figure, List<Moment> moments) {
        public Curve {
            moments = List.copyOf(moments);
        }
    }

    /** A card called {@code name}. */
    public ChartCard(String name) {
        this(name, HEIGHT);
    }

    ChartCard(String name, double height) {
        chart = new TimeChart(StatsHistory.SPAN.toSeconds(), height);
        getStyleClass().add("chart-card");
        title.getStyleClass().add("section-title");
        title.setMinWidth(USE_PREF_SIZE);
        now.getStyleClass().add("chart-now");
        now.setMinWidth(USE_PREF_SIZE);
        Label span = new Label(Messages.get("statistics.span"));
        span.getStyleClass().add("section-note");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, now, gap, span);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("section-head");
        legend.getStyleClass().add("chart-legend");
        legend.managedProperty().bind(legend.visibleProperty());
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(head, chart, legend);
        setMinWidth(200);
        call(name);
    }

    /** Calls it {@code name} from now on. */
    void call(String name) {
        title.setText(name);
        chart.setAccessibleText(Messages.get("statistics.chart.accessible", name));
    }

    /** Says whose figures these are, for the picture that may be saved of it. */
    public void of(String owner) {
        PictureSaver.mark(this, owner + " " + title.getText());
    }

    /** Draws {@code curves}, which have one unit; {@code live}: whether the newest values are those of now. */
    public void show(List<Curve> curves, boolean live) {
        List<Curve> drawn =
                curves.stream().filter(curve -> !curve.moments().isEmpty()).toList();
        Instant last = drawn.stream()
                .map(curve -> curve.moments().get(curve.moments().size() - 1).time())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<TimeChart.Series> series = new ArrayList<>();
        double most = 0;
        for (int i = 0; i < curves.size(); i++) {
            List<TimeChart.Point> points = points(curves.get(i), last);
            most = points.stream().mapToDouble(TimeChart.Point::value).reduce(most, Math::max);
            series.add(new TimeChart.Series(i % COLORS, points));
        }
        if (curves.isEmpty()) {
            now.setText("");
            chart.show(List.of(), 1, "", "");
        } else {
            Figure.Unit unit = curves.get(0).figure().unit();
            double top = FigureText.top(unit, most);
            chart.show(series, top, FigureText.value(unit, top), FigureText.value(unit, top / 2));
            now.setText(live && curves.size() == 1 ? newest(curves.get(0)) : "");
        }
        showLegend(curves, live);
    }

    private void showLegend(List<Curve> curves, boolean live) {
        legend.setVisible(curves.size() > 1);
        legend.getChildren().clear();
        for (int i = 0; i < curves.size(); i++) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("chart-swatch", "series-" + i % COLORS);
            String text = live
                    ? Messages.get("statistics.legend", curves.get(i).name(), newest(curves.get(i)))
                    : curves.get(i).name();
            legend.getChildren().add(curve(text, swatch));
        }
    }

    private static Label curve(String text, Region swatch) {
        Label label = new NameLabel(text);
        label.setGraphic(swatch);
        return label;
    }

    private static String newest(Curve curve) {
        if (curve.moments().isEmpty()) {
            return "–";
        }
        OptionalDouble value =
                curve.figure().at(curve.moments().get(curve.moments().size() - 1));
        return value.isPresent() ? FigureText.value(curve.figure().unit(), value.getAsDouble()) : "–";
    }

    private static List<TimeChart.Point> points(Curve curve, Instant last) {
        List<TimeChart.Point> points = new ArrayList<>();
        for (Moment moment : curve.moments()) {
            OptionalDouble value = curve.figure().at(moment);
            if (value.isPresent()) {
                points.add(new TimeChart.Point(
                        Duration.between(moment.time(), last).toMillis() / 1000.0, value.getAsDouble()));
            }
        }
        return points;
    }
}
