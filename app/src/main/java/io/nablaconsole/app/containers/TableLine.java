package io.nablaconsole.app.containers;

import io.nablaconsole.app.live.ContainerRow;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A line of the table: a container, or the heading of those that share a label's value. */
public final class TableLine {
    private final @Nullable ContainerRow row;
    private final String group;
    private final ReadOnlyObjectWrapper<List<ContainerRow>> members = new ReadOnlyObjectWrapper<>(List.of());

    private TableLine(@Nullable ContainerRow row, String group) {
        this.row = row;
        this.group = group;
    }

    static TableLine of(ContainerRow row) {
        TableLine line = new TableLine(row, "");
        line.members.set(List.of(row));
        return line;
    }

    /** The heading of those with the value {@code group}; empty: of those without the label. */
    static TableLine heading(String group) {
        return new TableLine(null, group);
    }

    /** The container; null for a heading. */
    public @Nullable ContainerRow row() {
        return row;
    }

    /** The value of the label that a heading is for; empty: its containers have no such label. */
    public String group() {
        return group;
    }

    /** The containers that are acted on when this line is selected: the one, or all below the heading. */
    public ReadOnlyObjectProperty<List<ContainerRow>> membersProperty() {
        return members.getReadOnlyProperty();
    }

    void members(List<ContainerRow> rows) {
        if (!members.get().equals(rows)) {
            members.set(List.copyOf(rows));
        }
    }
}
