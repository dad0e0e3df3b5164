package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.Shortened;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks before containers are deleted, and says which of them will be killed. */
final class DeleteDialog extends VBox {
    private static final int NAMED = 6;
    private static final int LONG = 250;

    private final Button cancel = new Button(Messages.get("dialog.cancel"));

    DeleteDialog(List<ContainerRow> rows, Runnable confirmed, Runnable close) {
        getStyleClass().addAll("dialog-box", "small-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        long live = rows.stream().filter(ContainerRow::live).count();
        Label title = wrapped(
                rows.size() == 1
                        ? Messages.get(
                                "delete.titleOne", Shortened.to(rows.get(0).id().value(), LONG))
                        : Messages.get("delete.titleMany", rows.size()));
        title.getStyleClass().add("dialog-title");
        getChildren().add(title);
        if (rows.size() > 1) {
            getChildren().add(wrapped(names(rows)));
        }
        getChildren().add(wrapped(Messages.get("delete.what")));
        if (live > 0) {
            Label warning = wrapped(Messages.get("delete.live", live));
            warning.getStyleClass().add("delete-warning");
            getChildren().add(warning);
        }
        Button delete = new Button(Messages.get(live > 0 ? "delete.killAndDelete" : "delete.delete"));
        delete.setId("confirmDelete");
        delete.getStyleClass().add("danger");
        delete.setDefaultButton(true);
        delete.setOnAction(e -> {
            close.run();
            confirmed.run();
        });
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> close.run());
        cancel.setMinWidth(USE_PREF_SIZE);
        delete.setMinWidth(USE_PREF_SIZE);
        HBox buttons = new HBox(8, cancel, delete);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().add(buttons);
    }

    void focus() {
        cancel.requestFocus();
    }

    private static String names(List<ContainerRow> rows) {
        String first = rows.stream()
                .limit(NAMED)
                .map(row -> Shortened.name(row.id().value()))
                .collect(Collectors.joining(", "));
        return rows.size() > NAMED ? first + Messages.get("delete.more", rows.size() - NAMED) : first;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
