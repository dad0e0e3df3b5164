package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.Figure;
import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.app.statistics.ChartCard;
import io.nablaconsole.engine.api.Stats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.event.EventType;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Figures over the last minutes as charts, and the counters of now. */
final class StatisticsView {
    private static final int COLUMNS = 2;

    private final DetailViewModel model;
    private final Parent root;
    private final Map<ChartCard, List<Figure>> cards = new LinkedHashMap<>();
    private Subscription following = Subscription.EMPTY;

    @FXML
    private GridPane charts;

    @FXML
    private GridPane counters;

    @FXML
    private Label note;

    StatisticsView(DetailViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.STATISTICS, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        card("cpu", Figure.CPU);
        card("memory", Figure.RSS, Figure.PSS, Figure.TOUCHED);
        card("faults", Figure.FAULTS);
        card("block", Figure.BLOCK_READ, Figure.BLOCK_WRITTEN);
        card("network", Figure.NET_RECEIVED, Figure.NET_SENT);
        note.managedProperty().bind(note.visibleProperty());
        model.rowProperty().subscribe(this::follow);
    }

    private void card(String name, Figure... figures) {
        cards.put(new ChartCard(Messages.get("statistics." + name)), List.of(figures));
    }

    private void follow(@Nullable ContainerRow row) {
        following.unsubscribe();
        if (row != null) {
            cards.keySet().forEach(card -> card.of(row.id().value()));
        }
        following = row == null ? Subscription.EMPTY : row.statsProperty().subscribe(stats -> show(row, stats));
    }

    private void show(ContainerRow row, @Nullable Stats stats) {
        List<Moment> moments = row.history().moments();
        note.setVisible(stats == null);
        note.setText(Messages.get(moments.isEmpty() ? "statistics.noteEmpty" : "statistics.note"));
        cards.forEach((card, figures) -> card.show(
                counted(figures, moments).stream()
                        .map(figure -> new ChartCard.Curve(Messages.get("figure." + figure.name()), figure, moments))
                        .toList(),
                stats != null));
        place(moments);
        showCounters(stats);
    }

    /** Those of {@code figures} that somebody counts; the first one anyway. */
    private static List<Figure> counted(List<Figure> figures, List<Moment> moments) {
        List<Figure> counted =
                figures.stream().filter(figure -> counted(figure, moments)).toList();
        return counted.isEmpty() ? figures.subList(0, 1) : counted;
    }

    private static boolean counted(Figure figure, List<Moment> moments) {
        return moments.stream().anyMatch(moment -> figure.at(moment).isPresent());
    }

    /** Two charts a line; those of devices only for a container that has such a device. */
    private void place(List<Moment> moments) {
        List<ChartCard> shown = cards.entrySet().stream()
                .filter(entry -> entry.getValue().get(0).unit() != Figure.Unit.BYTES_PER_SECOND
                        || entry.getValue().stream().anyMatch(figure -> counted(figure, moments)))
                .map(Map.Entry::getKey)
                .toList();
        if (!charts.getChildren().equals(shown)) {
            charts.getChildren().clear();
            for (int i = 0; i < shown.size(); i++) {
                charts.add(shown.get(i), i % COLUMNS, i / COLUMNS);
            }
        }
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

    @FXML
    void compare() {
        ask(WindowRequest.COMPARE);
    }

    @FXML
    void exportFigures() {
        ask(WindowRequest.SAVE_FIGURES);
    }

    private void ask(EventType<WindowRequest> what) {
        ContainerRow row = model.rowProperty().get();
        if (row != null) {
            root.fireEvent(new WindowRequest(what, row.id().value()));
        }
    }
}
