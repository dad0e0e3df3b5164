package io.nablaconsole.app.statistics;

import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.Figure;
import io.nablaconsole.app.live.StatsHistory.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** Which containers are compared, and in what; for the FX thread. */
public final class CompareViewModel implements AutoCloseable {
    private final ContainerList list;
    private final Map<ContainerRow, Subscription> chosen = new LinkedHashMap<>();
    private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(Figure.CPU);
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    public CompareViewModel(ContainerList list) {
        this.list = list;
        figure.addListener(o -> changed());
    }

    /** Containers there is something to show of, in the order of the list. */
    public List<ContainerRow> candidates() {
        return list.rows().stream()
                .filter(row -> row.live() || !row.history().moments().isEmpty())
                .toList();
    }

    /** Compares {@code row} too, or no longer. */
    public void choose(ContainerRow row, boolean on) {
        Subscription old = chosen.remove(row);
        if (old != null) {
            old.unsubscribe();
        }
        if (on) {
            chosen.put(row, row.statsProperty().subscribe((was, now) -> changed()));
        }
        changed();
    }

    /** Those that are compared, in the order they were chosen. */
    public List<ContainerRow> chosen() {
        return List.copyOf(chosen.keySet());
    }

    public ObjectProperty<Figure> figureProperty() {
        return figure;
    }

    /** Counts up whenever there is something new to draw. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /** A curve for each container. */
    public List<ChartCard.Curve> curves() {
        List<ChartCard.Curve> curves = new ArrayList<>();
        for (ContainerRow row : chosen.keySet()) {
            curves.add(new ChartCard.Curve(
                    row.id().value(), figure.get(), row.history().moments()));
        }
        return curves;
    }

    /** All figures of the containers, for a table. */
    public Map<String, List<Moment>> moments() {
        Map<String, List<Moment>> moments = new LinkedHashMap<>();
        chosen.keySet()
                .forEach(row -> moments.put(row.id().value(), row.history().moments()));
        return moments;
    }

    @Override
    public void close() {
        chosen.values().forEach(Subscription::unsubscribe);
        chosen.clear();
    }
}
