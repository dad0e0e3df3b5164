package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceType;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The devices of the guest, and the network namespace they are in. */
final class DevicesView extends VBox {
    private final DevicesSection section;
    private final ObservableValue<HostNetwork> host;
    private final VBox lines = new VBox();

    DevicesView(DevicesSection section, ObservableValue<HostNetwork> host) {
        this.section = section;
        this.host = host;
        getStyleClass().add("form-section");
        lines.getStyleClass().add("device-lines");
        Label title = new Label(Messages.get("create.devices"));
        title.getStyleClass().add("section-title");
        getChildren().addAll(title, lines);
        Views.showWhen(this, Bindings.isNotEmpty(section.devices()).map(any -> any));
        section.devices().addListener((InvalidationListener) o -> show());
        host.addListener((InvalidationListener) o -> show());
        show();
    }

    private void show() {
        lines.getChildren().setAll(section.devices().stream().map(this::line).toList());
        if (section.devices().stream().anyMatch(device -> device.type() == DeviceType.NET)) {
            lines.getChildren().add(namespace());
        }
    }

    private FieldBox namespace() {
        FieldBox field = FormControls.suggested(
                Messages.get("create.netns"),
                section.netns(),
                Messages.get("create.netns.prompt"),
                host.getValue().namespaces());
        field.setHelp(Messages.get("create.netns.help"));
        Views.showWhen(field, section.networkedProperty());
        return field;
    }

    private VBox line(DeviceChoice device) {
        boolean block = device.type() == DeviceType.BLOCK;
        Label name = new Label(device.name(), new FontIcon(block ? "fth-hard-drive" : "fth-share-2"));
        name.getStyleClass().add("device-name");
        VBox line = new VBox(name, fields(device));
        line.getStyleClass().add("device-line");
        return line;
    }

    private Node fields(DeviceChoice device) {
        return device instanceof BlockChoice block
                ? new BlockFields(block)
                : new NetFields((NetChoice) device, host.getValue());
    }
}
