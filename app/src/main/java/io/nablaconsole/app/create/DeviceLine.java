package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceType;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** One device the manifest asks for, and the field for what stands behind it. */
final class DeviceLine extends VBox {
    private final DeviceChoice device;
    private final TextField target = new TextField();

    DeviceLine(DeviceChoice device) {
        this.device = device;
        boolean block = device.type() == DeviceType.BLOCK;
        getStyleClass().add("device-line");
        Label name = new Label(device.name(), new FontIcon(block ? "fth-hard-drive" : "fth-share-2"));
        name.getStyleClass().add("device-name");
        target.setPromptText(Messages.get(block ? "create.device.file" : "create.device.tap"));
        target.setAccessibleText(Messages.get("create.device.accessible", device.name()));
        target.textProperty().bindBidirectional(device.targetProperty());
        HBox.setHgrow(target, Priority.ALWAYS);
        HBox line = new HBox(8, name, target);
        line.getStyleClass().add("device-fields");
        if (block) {
            line.getChildren().addAll(browse(), readOnly());
        }
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.textProperty()
                .bind(device.targetProperty().map(text -> device.problem().orElse("")));
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        getChildren().addAll(line, error);
    }

    private Button browse() {
        Button browse = new Button(Messages.get("create.browse"));
        browse.setAccessibleText(Messages.get("create.device.browse", device.name()));
        browse.setOnAction(e -> {
            File chosen = new FileChooser().showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                device.targetProperty().set(chosen.getAbsolutePath());
            }
        });
        return browse;
    }

    private CheckBox readOnly() {
        CheckBox readOnly = new CheckBox(Messages.get("create.device.readOnly"));
        readOnly.selectedProperty().bindBidirectional(device.readOnlyProperty());
        return readOnly;
    }
}
