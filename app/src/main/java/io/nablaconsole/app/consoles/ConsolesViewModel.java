package io.nablaconsole.app.consoles;

import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** Which consoles are open side by side; for the FX thread. */
public final class ConsolesViewModel {
    private final ContainerList list;
    private final ObservableList<ContainerRow> open = FXCollections.observableArrayList();
    private final ObservableList<ContainerRow> openView = FXCollections.unmodifiableObservableList(open);
    private final BooleanProperty tabs = new SimpleBooleanProperty();
    private final List<String> awaited = new ArrayList<>();

    public ConsolesViewModel(ContainerList list) {
        this.list = list;
        list.rows().addListener((ListChangeListener<ContainerRow>) this::changed);
    }

    /** The containers whose consoles are open, in the order they were opened. */
    public ObservableList<ContainerRow> open() {
        return openView;
    }

    /** Whether they are shown as tabs rather than side by side. */
    public BooleanProperty tabsProperty() {
        return tabs;
    }

    /** Containers whose console is not open yet. */
    public List<ContainerRow> others() {
        return list.rows().stream().filter(row -> !open.contains(row)).toList();
    }

    /** Opens the console of {@code row}; does nothing when it is open. */
    public void open(ContainerRow row) {
        if (!open.contains(row)) {
            open.add(row);
        }
    }

    /** Closes the console of {@code row}; the container goes on. */
    public void close(ContainerRow row) {
        open.remove(row);
    }

    /** Opens the consoles of {@code ids} as soon as their containers are there. */
    public void restore(List<String> ids) {
        awaited.addAll(ids);
        openAwaited();
    }

    /** Ids of the containers whose consoles are open. */
    public List<String> ids() {
        return open.stream().map(row -> row.id().value()).toList();
    }

    private void changed(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            open.removeAll(change.getRemoved());
        }
        openAwaited();
    }

    private void openAwaited() {
        if (awaited.isEmpty()) {
            return;
        }
        for (String id : List.copyOf(awaited)) {
            list.find(id).ifPresent(row -> {
                awaited.remove(id);
                open(row);
            });
        }
    }
}
