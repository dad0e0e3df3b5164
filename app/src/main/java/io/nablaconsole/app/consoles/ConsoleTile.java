package io.nablaconsole.app.consoles;

import io.nablaconsole.app.console.ConsolePane;
import io.nablaconsole.app.console.ConsoleTools;
import io.nablaconsole.app.fx.NameLabel;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.ContainerSnapshot;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
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
        Label name = new NameLabel(row.id().value());
        name.getStyleClass().add("tile-name");
        status.getStyleClass().add("tile-status");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ConsoleTools tools = new ConsoleTools(() -> Optional.of(pane), fontSize);
        HBox head = new HBox(dot, name, status, gap, tools);
        widthProperty().subscribe(width -> fit(tools, head, width.doubleValue()));
        if (withHead) {
            head.getChildren().add(ConsoleTools.button("fth-x", "consoles.close", close));
        }
        head.getStyleClass().add("tile-head");
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(head, pane);
        setMinSize(120, 80);
        following = row.snapshotProperty().subscribe(this::show);
    }

    /** The name and what closes the tile come before the tools. */
    private static void fit(ConsoleTools tools, HBox head, double width) {
        double others = head.getInsets().getLeft() + head.getInsets().getRight();
        for (Node part : head.getChildren()) {
            double least = part instanceof NameLabel ? part.minWidth(-1) : part.prefWidth(-1);
            others += part.equals(tools) ? 0 : least + head.getSpacing();
        }
        tools.fit(width - others);
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
