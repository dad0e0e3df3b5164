package io.nablaconsole.app.create;

import io.nablaconsole.app.create.NetChoice.Kind;
import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The fields of a network device: its kind, and what that kind wants to know. */
final class NetFields extends VBox {
    private static final String IPV4 = "create.net.addressFour";

    private final NetChoice device;

    NetFields(NetChoice device, HostNetwork host) {
        this.device = device;
        getStyleClass().add("device-fields");
        ComboBox<Kind> kind = FormControls.choice(
                device.kinds(), device.kindProperty(), Messages.get("create.net.kind.accessible", device.name()));
        kind.setConverter(new KindText());
        FieldBox tap = FormControls.suggested(
                Messages.get("create.net.tap"), device.tap(), Messages.get("create.net.tap.prompt"), host.taps());
        FieldBox bridge = FormControls.suggested(
                Messages.get("create.net.bridge"),
                device.bridge(),
                Messages.get("create.net.bridge.prompt"),
                host.bridges());
        FieldBox mac =
                FormControls.text(Messages.get("create.net.mac"), device.mac(), Messages.get("create.net.mac.prompt"));
        FieldBox forwards = FormControls.text(
                Messages.get("create.net.forwards"), device.forwards(), Messages.get("create.net.forwards.prompt"));
        forwards.setHelp(Messages.get("create.net.forwards.help"));
        CheckBox restricted = new CheckBox(Messages.get("create.net.restricted"));
        restricted.selectedProperty().bindBidirectional(device.restrictedProperty());
        FieldBox user = new FieldBox("", restricted);
        user.setHelp(Messages.get("create.net.restricted.help"));
        shownFor(user, Kind.USER);
        shownFor(tap, Kind.TAP);
        shownFor(bridge, Kind.BRIDGE);
        shownFor(mac, Kind.TAP, Kind.BRIDGE);
        shownFor(forwards, Kind.USER);
        HBox ipv4 = addresses(IPV4, device.ipv4(), "10.0.0.2/24", "10.0.0.1");
        HBox ipv6 = addresses("create.net.addressSix", device.ipv6(), "fd00::2/64", "fd00::1");
        HBox link = FormControls.beside(tap, bridge, mac);
        shownFor(link, Kind.TAP, Kind.BRIDGE);
        getChildren().addAll(kind, link, ipv4, ipv6, forwards, user);
    }

    private HBox addresses(String key, AddressEntry entry, String example, String gateway) {
        FieldBox own = FormControls.text(Messages.get(key), entry.own(), example);
        if (key.equals(IPV4)) {
            own.setHelp(Messages.get("create.net.address.help"));
        }
        HBox line = FormControls.beside(
                own, FormControls.text(Messages.get("create.net.gateway"), entry.gateway(), gateway));
        shownFor(line, Kind.BRIDGE);
        return line;
    }

    private void shownFor(Node node, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        Views.showWhen(node, device.kindProperty().map(wanted::contains));
    }

    /** A kind in words. */
    private static final class KindText extends StringConverter<Kind> {
        @Override
        public String toString(@Nullable Kind kind) {
            return kind == null ? "" : Messages.get("create.net.kind." + kind.name());
        }

        @Override
        public Kind fromString(String text) {
            throw new UnsupportedOperationException("kinds are chosen, not typed");
        }
    }
}
