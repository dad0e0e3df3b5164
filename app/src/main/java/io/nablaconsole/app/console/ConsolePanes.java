package io.nablaconsole.app.console;

import io.nablaconsole.app.live.ContainerRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.util.Subscription;

/**
 * The terminals of the containers looked at lately: one each, kept while others are selected; the one longest unused is
 * closed when there are too many. For the FX thread.
 */
public final class ConsolePanes implements AutoCloseable {
    private final ConsoleViewModel model;
    private final int most;
    private final ObservableBooleanValue dark;
    private final IntegerProperty fontSize;
    private final Map<ContainerRow, Held> panes = new LinkedHashMap<>(16, 0.75f, true);

    private record Held(ConsolePane pane, Subscription state) {}

    /**
     * Makes an empty set.
     *
     * @param most how many are kept
     */
    public ConsolePanes(ConsoleViewModel model, int most, ObservableBooleanValue dark, IntegerProperty fontSize) {
        this.model = model;
        this.most = most;
        this.dark = dark;
        this.fontSize = fontSize;
    }

    /** The terminal of {@code row}, opened now if need be. */
    public ConsolePane of(ContainerRow row) {
        Held held = panes.get(row);
        if (held == null) {
            held = open(row);
            panes.put(row, held);
            if (panes.size() > most) {
                close(panes.keySet().iterator().next());
            }
        }
        return held.pane();
    }

    /** The terminal of {@code row} when it is open. */
    public Optional<ConsolePane> existing(ContainerRow row) {
        return Optional.ofNullable(panes.get(row)).map(Held::pane);
    }

    private Held open(ContainerRow row) {
        String id = row.id().value();
        ConsolePane pane = new ConsolePane(id, model.feed(id), dark, fontSize);
        Subscription state = row.snapshotProperty().subscribe((was, now) -> pane.wake());
        return new Held(pane, state);
    }

    /** Closes the terminal of {@code row}, which is gone or long unused. */
    public void close(ContainerRow row) {
        Held held = panes.remove(row);
        if (held != null) {
            held.state().unsubscribe();
            held.pane().close();
        }
    }

    @Override
    public void close() {
        List.copyOf(panes.keySet()).forEach(this::close);
    }
}
