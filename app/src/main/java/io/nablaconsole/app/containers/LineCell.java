package io.nablaconsole.app.containers;

import io.nablaconsole.app.live.ContainerRow;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell of the table; empty in the line of a heading. */
abstract class LineCell<T> extends TableCell<TableLine, T> {
    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        TableLine line = empty || getTableRow() == null ? null : getTableRow().getItem();
        show(line == null ? null : line.row(), item);
    }

    /** Shows a container's value; {@code row} is null where there is none. */
    abstract void show(@Nullable ContainerRow row, @Nullable T item);

    /** A cell with a text. */
    static final class Text extends LineCell<String> {
        @Override
        void show(@Nullable ContainerRow row, @Nullable String item) {
            setText(row == null ? null : item);
        }
    }
}
