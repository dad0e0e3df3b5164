package io.nablaconsole.app.consoles;

import io.nablaconsole.app.console.ConsolePane;
import io.nablaconsole.app.console.ConsoleTools;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.ContainerSnapshot;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One console with its head: whose it is, how that is, and the small buttons. */
final class ConsoleTile extends VBox {
    private final ContainerRow row;
    private final Region dot = new Region();
    private final Label status = new Label();
    private final Subscription following;

    ConsoleTile(ContainerRow row, ConsolePane pane, IntegerProperty fontSize, boolean withHead, Runnable close) {
        this.row = row;
        getStyleClass().add("console-tile");
        Label name = new Label(row.id().value());
        name.getStyleClass().add("tile-name");
        name.setMinWidth(USE_PREF_SIZE);
        status.getStyleClass().add("tile-status");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(dot, name, status, gap, new ConsoleTools(() -> Optional.of(pane), fontSize));
        if (withHead) {
            head.getChildren().add(ConsoleTools.button("fth-x", "consoles.close", close));
        }
        head.getStyleClass().add("tile-head");
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(head, pane);
        setMinSize(120, 80);
        following = row.snapshotProperty().subscribe(this::show);
    }

    private void show(ContainerSnapshot now) {
        String style = now.problem() != null ? "broken" : now.status().name().toLowerCase(Locale.ROOT);
        dot.getStyleClass().setAll("status-dot", "status-" + style);
        String exit = row.exitText();
        status.setText(
                exit.isEmpty()
                        ? Messages.get("status." + style)
                        : Messages.get("consoles.ended", Messages.get("status." + style), exit));
    }

    void end() {
        following.unsubscribe();
        getChildren().clear();
    }
}
