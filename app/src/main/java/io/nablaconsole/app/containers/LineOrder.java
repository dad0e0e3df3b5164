package io.nablaconsole.app.containers;

import io.nablaconsole.app.live.ContainerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;

/**
 * The order of the table's lines: by group, below each heading as the columns sort, else as the containers came. While it
 * is held, because the pointer is over the table, no line moves: new ones come last. For the FX thread.
 */
final class LineOrder {
    private final ObservableList<ContainerRow> shown;
    private final ObservableList<TableLine> lines = FXCollections.observableArrayList();
    private final SortedList<TableLine> sorted = new SortedList<>(lines);
    private final Map<ContainerRow, TableLine> ofRow = new HashMap<>();
    private final Map<String, TableLine> headings = new HashMap<>();
    private final InvalidationListener told = o -> arrange();
    private Map<TableLine, Integer> ranks = Map.of();
    private @Nullable Comparator<TableLine> comparator;
    private String label = "";
    private boolean held;
    private Consumer<Runnable> keepingSelection = Runnable::run;

    LineOrder(ObservableList<ContainerRow> shown) {
        this.shown = shown;
        shown.addListener(this::rowsChanged);
        shown.forEach(row -> row.snapshotProperty().addListener(told));
        arrange();
    }

    private void rowsChanged(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            change.getRemoved().forEach(row -> row.snapshotProperty().removeListener(told));
            change.getAddedSubList().forEach(row -> row.snapshotProperty().addListener(told));
        }
        arrange();
    }

    /** The lines in their order. */
    ObservableList<TableLine> lines() {
        return sorted;
    }

    /** Has every change of the lines made within {@code keeper}, which knows the selected ones by themselves, not by place. */
    void selectionKept(Consumer<Runnable> keeper) {
        keepingSelection = keeper;
    }

    /** Sorts by {@code next}, at once; null: as they came. */
    void sort(@Nullable Comparator<TableLine> next) {
        comparator = next;
        rank(wanted());
    }

    /** Groups by the value of a label, at once; empty: no groups. */
    void groupBy(String next) {
        label = next;
        headings.clear(); // one that stood for others must not stay selected for these
        rank(wanted());
    }

    /** Keeps every line where it is, until called with false. */
    void hold(boolean next) {
        held = next;
        arrange();
    }

    TableLine line(ContainerRow row) {
        return ofRow.computeIfAbsent(row, TableLine::of);
    }

    private void arrange() {
        List<TableLine> wanted = wanted();
        if (held) {
            List<TableLine> stay = new ArrayList<>(wanted);
            stay.sort(Comparator.comparing(line -> ranks.getOrDefault(line, Integer.MAX_VALUE)));
            rank(stay);
        } else {
            rank(wanted);
        }
    }

    /** All lines as they should be now. */
    private List<TableLine> wanted() {
        Map<String, List<TableLine>> groups =
                new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
        shown.forEach(row ->
                groups.computeIfAbsent(group(row), g -> new ArrayList<>()).add(line(row)));
        List<TableLine> wanted = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (comparator != null) {
                members.sort(comparator);
            }
            if (!label.isEmpty()) {
                TableLine heading = headings.computeIfAbsent(group, TableLine::heading);
                heading.members(members.stream()
                        .map(TableLine::row)
                        .filter(row -> row != null)
                        .toList());
                wanted.add(heading);
            }
            wanted.addAll(members);
        });
        return wanted;
    }

    private String group(ContainerRow row) {
        return label.isEmpty() ? "" : row.now().annotations().getOrDefault(label, "");
    }

    private void rank(List<TableLine> wanted) {
        Map<TableLine, Integer> next = new HashMap<>();
        wanted.forEach(line -> next.put(line, next.size()));
        if (next.equals(ranks)) {
            return;
        }
        ranks = next;
        keepingSelection.accept(() -> change(wanted, next));
    }

    private void change(List<TableLine> wanted, Map<TableLine, Integer> next) {
        Set<TableLine> gone = new HashSet<>(lines);
        gone.removeAll(next.keySet());
        lines.removeAll(gone);
        gone.forEach(line -> ofRow.remove(line.row()));
        Set<TableLine> known = new HashSet<>(lines);
        sorted.setComparator(Comparator.comparing(line -> next.getOrDefault(line, Integer.MAX_VALUE)));
        lines.addAll(wanted.stream().filter(line -> !known.contains(line)).toList());
    }
}
