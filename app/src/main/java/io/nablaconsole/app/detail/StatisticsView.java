package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.StatsHistory;
import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Processor and memory over the last minutes, and the counters of now. */
final class StatisticsView {
    private static final double SPAN = StatsHistory.SPAN.toSeconds();

    /** A guest that has touched next to nothing is not to look as if it filled the chart. */
    private static final long LEAST_AXIS = 128 << 10;

    /** Two clocks never agree: one processor in full may read as a little more. */
    private static final double A_LITTLE_OVER_ONE = 1.15;

    private final DetailViewModel model;
    private final Parent root;
    private final TimeChart cpuChart = new TimeChart("cpu-chart", SPAN);
    private final TimeChart memoryChart = new TimeChart("memory-chart", SPAN);
    private Subscription following = Subscription.EMPTY;

    @FXML
    private Pane cpuSlot;

    @FXML
    private Pane memorySlot;

    @FXML
    private Label cpuNow;

    @FXML
    private Label memoryNow;

    @FXML
    private GridPane counters;

    @FXML
    private Node note;

    StatisticsView(DetailViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.STATISTICS, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        cpuSlot.getChildren().add(cpuChart);
        memorySlot.getChildren().add(memoryChart);
        cpuChart.setAccessibleText(Messages.get("statistics.cpu.accessible"));
        memoryChart.setAccessibleText(Messages.get("statistics.memory.accessible"));
        note.managedProperty().bind(note.visibleProperty());
        model.rowProperty().subscribe(this::follow);
    }

    private void follow(@Nullable ContainerRow row) {
        following.unsubscribe();
        if (row != null) {
            PictureSaver.mark(cpuChart, Messages.get("picture.cpu", row.id()));
            PictureSaver.mark(memoryChart, Messages.get("picture.rss", row.id()));
        }
        following = row == null ? Subscription.EMPTY : row.statsProperty().subscribe(stats -> show(row, stats));
    }

    private void show(ContainerRow row, @Nullable Stats stats) {
        List<Moment> moments = row.history().moments();
        note.setVisible(stats == null);
        Moment last = moments.isEmpty() || stats == null ? null : moments.get(moments.size() - 1);
        cpuNow.setText(last == null ? "–" : Formats.percent(last.cpu()));
        memoryNow.setText(stats == null ? "–" : stats.rss().toString());
        Instant now = moments.isEmpty()
                ? Instant.now()
                : moments.get(moments.size() - 1).time();
        double busiest =
                Math.max(0.1, moments.stream().mapToDouble(Moment::cpu).max().orElse(0));
        double cpuTop =
                busiest > A_LITTLE_OVER_ONE ? Math.ceil(busiest) : busiest > 0.5 ? 1 : busiest > 0.1 ? 0.5 : 0.1;
        cpuChart.show(points(moments, now, Moment::cpu), cpuTop, Formats.percent(cpuTop), Formats.percent(cpuTop / 2));
        double memoryTop = memoryTop(moments);
        memoryChart.show(
                points(moments, now, moment -> moment.rss().bytes()),
                memoryTop,
                new MemorySize((long) memoryTop).toString(),
                new MemorySize((long) memoryTop / 2).toString());
        showCounters(stats);
    }

    /** The next power of two above the most there was, so that the axis seldom changes. */
    private static double memoryTop(List<Moment> moments) {
        long most =
                moments.stream().mapToLong(moment -> moment.rss().bytes()).max().orElse(0);
        return Math.max(LEAST_AXIS, Long.highestOneBit(Math.max(1, most)) << 1);
    }

    private static List<TimeChart.Point> points(List<Moment> moments, Instant now, ToDoubleFunction<Moment> value) {
        return moments.stream()
                .map(moment -> new TimeChart.Point(
                        Duration.between(moment.time(), now).toMillis() / 1000.0, value.applyAsDouble(moment)))
                .toList();
    }

    private void showCounters(@Nullable Stats stats) {
        counters.getChildren().clear();
        if (stats == null) {
            return;
        }
        List<Fact> facts = Counters.of(stats);
        int half = (facts.size() + 1) / 2;
        for (int i = 0; i < facts.size(); i++) {
            Label label = new Label(facts.get(i).label());
            label.getStyleClass().add("fact-label");
            counters.add(label, i < half ? 0 : 2, i % half);
            counters.add(new Label(facts.get(i).value()), i < half ? 1 : 3, i % half);
        }
    }
}
