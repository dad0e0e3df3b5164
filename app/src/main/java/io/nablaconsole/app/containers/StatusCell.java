package io.nablaconsole.app.containers;

import atlantafx.base.controls.RingProgressIndicator;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.ContainerSnapshot;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A dot in the colour of the status and its word; while something is being done, what that is. */
final class StatusCell extends TableCell<ContainerRow, ContainerSnapshot> {
    private final Region dot = new Region();
    private final RingProgressIndicator ring = new RingProgressIndicator(-1);
    private final Label word = new Label();
    private final HBox box = new HBox(8, dot, word);
    private final InvalidationListener progressed = o -> show();
    private @Nullable ContainerRow row;

    StatusCell() {
        dot.getStyleClass().add("status-dot");
        ring.getStyleClass().add("status-ring");
        box.getStyleClass().add("status-box");
    }

    @Override
    protected void updateItem(@Nullable ContainerSnapshot item, boolean empty) {
        super.updateItem(item, empty);
        ContainerRow next = empty ? null : getTableRow().getItem();
        if (next != row) {
            if (row != null) {
                row.progressProperty().removeListener(progressed);
            }
            row = next;
            if (row != null) {
                row.progressProperty().addListener(progressed);
            }
        }
        show();
    }

    private void show() {
        if (row == null) {
            setGraphic(null);
            return;
        }
        String style = styleOf(row);
        dot.getStyleClass().setAll("status-dot", "status-" + style);
        word.setText(row.busy() ? row.progressProperty().get() : Messages.get("status." + style));
        box.getChildren().set(0, row.busy() ? ring : dot);
        String problem = row.now().problem();
        setTooltip(problem == null ? null : new Tooltip(problem));
        setGraphic(box);
    }

    /** The status as styles and texts name it; a container that cannot be read is {@code broken}. */
    static String styleOf(ContainerRow row) {
        if (row.now().problem() != null) {
            return "broken";
        }
        return row.status().name().toLowerCase(Locale.ROOT);
    }
}
