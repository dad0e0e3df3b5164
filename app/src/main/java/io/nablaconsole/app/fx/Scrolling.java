package io.nablaconsole.app.fx;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Scrolls a table no further than a row needs to be seen; its own {@code scrollTo} has it on top and hides those above. */
public final class Scrolling {
    private Scrolling() {}

    /** Brings the row {@code index} of {@code table} into sight; one that is there stays where it is. */
    public static void into(TableView<?> table, int index) {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            into(table, flow, flow.getFirstVisibleCell(), index);
        } else {
            table.scrollTo(index); // not laid out yet
        }
    }

    private static void into(TableView<?> table, VirtualFlow<?> flow, IndexedCell<?> first, int index) {
        int whole = Math.max(1, (int) (flow.getHeight() / first.getHeight()));
        int top = first.getLayoutY() < 0 ? first.getIndex() + 1 : first.getIndex();
        if (index < top) {
            table.scrollTo(index);
        } else if (index >= top + whole) {
            table.scrollTo(index - whole + 1);
        }
    }
}
