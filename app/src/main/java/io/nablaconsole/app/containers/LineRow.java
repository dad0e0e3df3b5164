package io.nablaconsole.app.containers;

import io.nablaconsole.app.i18n.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table. A heading is written over the whole row, whose cells are empty then, and has the pseudo class
 * {@code heading}; two clicks on a container open its console.
 */
final class LineRow extends TableRow<TableLine> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double INDENT = 10;

    private final Label heading = new Label();

    LineRow(Runnable open) {
        heading.getStyleClass().add("group-heading");
        heading.setManaged(false);
        heading.setMouseTransparent(true);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
            if (twice && getItem() != null && getItem().row() != null) {
                open.run();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
        super.updateItem(line, empty);
        boolean shown = !empty && line != null && line.row() == null;
        pseudoClassStateChanged(HEADING, shown);
        heading.setVisible(shown);
        heading.textProperty().unbind();
        if (shown && line != null) {
            String name = line.group().isEmpty() ? Messages.get("containers.group.none") : line.group();
            heading.textProperty()
                    .bind(line.membersProperty()
                            .map(rows -> Messages.get("containers.group.heading", name, rows.size())));
        }
    }

    /** The skin replaces all children when columns change: the heading is put back among them here. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!getChildren().contains(heading)) {
            getChildren().add(heading);
        }
        double height = heading.prefHeight(-1);
        double width = Math.min(heading.prefWidth(-1), getWidth() - 2 * INDENT);
        heading.resizeRelocate(INDENT, (getHeight() - height) / 2, width, height);
    }
}
