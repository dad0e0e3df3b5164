package io.nablaconsole.app.activity;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What came of an action: a mark and its words, and what takes it back where something does. */
final class OutcomeCell extends TableCell<ActivityEntry, ActivityEntry.Outcome> {
    private final FontIcon icon = new FontIcon("fth-check");
    private final Hyperlink undo = new Hyperlink(Messages.get("notice.undo"));
    private final Label words = new Label();
    private final HBox undoable = new HBox(8, words, undo);
    private Subscription offered = Subscription.EMPTY;

    OutcomeCell() {
        undoable.setAlignment(Pos.CENTER_LEFT);
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setFocusTraversable(false);
        words.setGraphic(icon);
    }

    @Override
    protected void updateItem(ActivityEntry.@Nullable Outcome outcome, boolean empty) {
        super.updateItem(outcome, empty);
        offered.unsubscribe();
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
        Tips.setText(this, entry.resultProperty().get());
        offered = entry.undoProperty()
                .subscribe(call -> show(entry.resultProperty().get(), call));
    }

    private void show(String text, Optional<Runnable> call) {
        if (call.isEmpty()) {
            words.setGraphic(null);
            setText(text);
            setGraphic(icon);
        } else {
            setText(null);
            words.setText(text);
            words.setGraphic(icon);
            undo.setOnAction(e -> call.get().run());
            setGraphic(undoable);
        }
    }

    private void mark(String literal, String style) {
        icon.setIconLiteral(literal);
        icon.getStyleClass().setAll("ikonli-font-icon", style);
    }
}
