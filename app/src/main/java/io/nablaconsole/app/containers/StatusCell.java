package io.nablaconsole.app.containers;

import io.nablaconsole.app.fx.BusyRing;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Message;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A dot in the colour of the status and its word; while something is being done, what that is, and where it can be called
 * off a button that does.
 */
final class StatusCell extends LineCell<ContainerSnapshot> {
    private final Region dot = new Region();
    private final BusyRing ring = new BusyRing();
    private final Label word = new Label();
    private final Button cancel = new Button(null, new FontIcon("fth-x"));
    private final HBox box = new HBox(8, dot, word);
    private final InvalidationListener progressed = o -> showRow();
    private @Nullable ContainerRow row;

    StatusCell() {
        dot.getStyleClass().add("status-dot");
        ring.getStyleClass().add("status-ring");
        box.getStyleClass().add("status-box");
        box.setAlignment(Pos.CENTER_LEFT);
        cancel.getStyleClass().add("row-cancel");
        cancel.setFocusTraversable(false);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> {
            if (row != null) {
                row.cancelProperty().get().ifPresent(Runnable::run);
            }
        });
    }

    @Override
    void show(@Nullable ContainerRow next, @Nullable ContainerSnapshot item) {
        if (next != row) {
            if (row != null) {
                row.progressProperty().removeListener(progressed);
                row.cancelProperty().removeListener(progressed);
            }
            row = next;
            if (row != null) {
                row.progressProperty().addListener(progressed);
                row.cancelProperty().addListener(progressed);
            }
        }
        showRow();
    }

    private void showRow() {
        if (row == null) {
            setGraphic(null);
            return;
        }
        String style = styleOf(row);
        dot.getStyleClass().setAll("status-dot", "status-" + style);
        word.setText(row.busy() ? row.progressProperty().get() : Messages.get("status." + style));
        box.getChildren().setAll(row.busy() ? ring : dot, word);
        if (row.cancelProperty().get().isPresent()) {
            String name =
                    Messages.get(row.stoppingProperty().get() == null ? "containers.cancel" : "detail.cancelStop");
            cancel.setAccessibleText(name);
            Tips.setText(cancel, name);
            box.getChildren().add(cancel);
        }
        Message problem = row.now().problem();
        Tips.setText(this, problem == null ? null : Messages.of(problem));
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
