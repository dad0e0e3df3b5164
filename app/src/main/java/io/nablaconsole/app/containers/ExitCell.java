package io.nablaconsole.app.containers;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The code or signal that ended the last run, with the reason as its tooltip. */
final class ExitCell extends LineCell<ContainerSnapshot> {
    private final Label chip = new Label();

    @Override
    void show(@Nullable ContainerRow row, @Nullable ContainerSnapshot item) {
        String text = row == null ? "" : row.exitText();
        ExitRecord exit = item == null ? null : item.exit();
        if (text.isEmpty() || exit == null) {
            setGraphic(null);
            return;
        }
        chip.setText(text);
        chip.getStyleClass().setAll("label", "chip", exit.success() ? "chip-success" : "chip-danger");
        String reason = Messages.ofEngine(exit.reason());
        Tips.setText(chip, reason);
        chip.setAccessibleText(reason);
        setGraphic(chip);
    }
}
