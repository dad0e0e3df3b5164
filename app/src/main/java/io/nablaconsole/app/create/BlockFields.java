package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.i18n.Messages;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The fields of a block device. */
final class BlockFields extends VBox {
    BlockFields(BlockChoice device) {
        getStyleClass().add("device-fields");
        FieldBox file = FormControls.file(
                "",
                device.file(),
                Messages.get("create.device.file"),
                Messages.get("create.device.browse", device.name()));
        CheckBox readOnly = new CheckBox(Messages.get("create.device.readOnly"));
        readOnly.selectedProperty().bindBidirectional(device.readOnlyProperty());
        ComboBox<Integer> size = FormControls.choice(
                BlockChoice.BLOCK_SIZES,
                device.blockSizeProperty(),
                Messages.get("create.device.blockSize.accessible", device.name()));
        HBox line = new HBox(readOnly, new Label(Messages.get("create.device.blockSize")), size);
        line.getStyleClass().addAll("field-line", "aligned");
        getChildren().addAll(file, line);
    }
}
