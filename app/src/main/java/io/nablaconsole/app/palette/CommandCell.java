package io.nablaconsole.app.palette;

import io.nablaconsole.app.fx.NameLabel;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A command with its icon and keys. */
final class CommandCell extends ListCell<Command> {
    private static final double LEAST_DETAIL = 40;

    private final FontIcon icon = new FontIcon("fth-chevron-right");
    private final Label title = new NameLabel();
    private final Label detail = new Label();
    private final Label keys = new Label();
    private final HBox box;

    CommandCell() {
        detail.setPrefWidth(LEAST_DETAIL); // it gives way to the title, and takes what is left
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("command-detail");
        keys.getStyleClass().addAll("chip", "chip-neutral");
        box = new HBox(icon, title, detail, keys);
        box.getStyleClass().add("command");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
        super.updateItem(command, empty);
        if (empty || command == null) {
            setGraphic(null);
            return;
        }
        icon.setIconLiteral(command.icon());
        title.setText(command.title());
        detail.setText(command.detail());
        keys.setText(command.keys());
        keys.setVisible(!command.keys().isEmpty());
        setAccessibleText(command.title());
        setGraphic(box);
    }
}
