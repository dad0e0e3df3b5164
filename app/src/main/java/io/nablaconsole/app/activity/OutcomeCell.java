package io.nablaconsole.app.activity;

import io.nablaconsole.app.fx.Tips;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What came of an action: a mark and its words. */
final class OutcomeCell extends TableCell<ActivityEntry, ActivityEntry.Outcome> {
    private final FontIcon icon = new FontIcon("fth-check");

    @Override
    protected void updateItem(ActivityEntry.@Nullable Outcome outcome, boolean empty) {
        super.updateItem(outcome, empty);
        ActivityEntry entry = empty ? null : getTableRow().getItem();
        if (entry == null || outcome == null) {
            setGraphic(null);
            setText(null);
            Tips.setText(this, null);
            return;
        }
        switch (outcome) {
            case RUNNING -> mark("fth-loader", "outcome-running");
            case DONE -> mark("fth-check", "outcome-done");
            case FAILED -> mark("fth-x", "outcome-failed");
        }
        setText(entry.resultProperty().get());
        Tips.setText(this, entry.resultProperty().get());
        setGraphic(icon);
    }

    private void mark(String literal, String style) {
        icon.setIconLiteral(literal);
        icon.getStyleClass().setAll("ikonli-font-icon", style);
    }
}
