package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The virtual machine of a guest that QEMU boots. */
final class MachineView {
    private final MachineSection section;
    private final Parent root;

    @FXML
    private Pane kernelFields;

    @FXML
    private Pane machineFields;

    @FXML
    private Pane disks;

    MachineView(MachineSection section) {
        this.section = section;
        this.root = Views.load(FxmlFile.CREATE_MACHINE, this);
        Views.showWhen(root, section.shownProperty());
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        kernelFields
                .getChildren()
                .setAll(
                        FormControls.file(
                                Messages.get("create.machine.initrd"),
                                section.initrd(),
                                Messages.get("create.machine.none"),
                                Messages.get("create.machine.initrd.browse")),
                        FormControls.text(
                                Messages.get("create.machine.append"),
                                section.append(),
                                Messages.get("create.machine.none")));
        Views.showWhen(kernelFields, section.kernelProperty());
        FieldBox format = choice("create.machine.format", MachineDisk.FORMATS, section.imageFormatProperty());
        Views.showWhen(format, section.kernelProperty().not());
        machineFields
                .getChildren()
                .setAll(FormControls.beside(
                        FormControls.text(Messages.get("create.machine.cpus"), section.cpus(), "1"),
                        choice("create.machine.accel", MachineSection.ACCELERATORS, section.acceleratorProperty()),
                        choice("create.machine.board", MachineSection.BOARDS, section.boardProperty()),
                        format));
        section.disks().addListener((InvalidationListener) o -> showDisks());
        showDisks();
    }

    private static FieldBox choice(String key, List<String> choices, ObjectProperty<String> property) {
        String name = Messages.get(key);
        return new FieldBox(name, FormControls.choice(choices, property, name));
    }

    private void showDisks() {
        disks.getChildren().setAll(section.disks().stream().map(this::disk).toList());
    }

    private VBox disk(MachineDisk disk) {
        FieldBox file = FormControls.file(
                "",
                disk.file(),
                Messages.get("create.machine.disk.prompt"),
                Messages.get("create.machine.disk.browse"));
        CheckBox readOnly = new CheckBox(Messages.get("create.device.readOnly"));
        readOnly.selectedProperty().bindBidirectional(disk.readOnlyProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(
                readOnly,
                new Label(Messages.get("create.machine.format")),
                FormControls.choice(MachineDisk.FORMATS, disk.formatProperty(), Messages.get("create.machine.format")),
                gap,
                FormControls.icon("fth-x", Messages.get("create.machine.disk.remove"), () -> section.removeDisk(disk)));
        line.getStyleClass().addAll("field-line", "aligned");
        VBox box = new VBox(file, line);
        box.getStyleClass().add("device-line");
        return box;
    }

    @FXML
    void addDisk() {
        section.addDisk();
    }
}
