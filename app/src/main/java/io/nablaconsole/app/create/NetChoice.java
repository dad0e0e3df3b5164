package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.DeviceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The network behind a network device. */
public final class NetChoice implements DeviceChoice {
    /** What can be behind it. */
    public enum Kind {
        /** The guest has no such device. */
        NONE,
        /** QEMU's user-mode network: no privilege needed, ports of the host lead to the guest. */
        USER,
        /** A tap that exists. */
        TAP,
        /** A tap that is made for the container, as a port of a bridge. */
        BRIDGE
    }

    /** A bridge for guests alone: those that are there lead to who knows where. */
    static final String OWN_BRIDGE = "nabla0";

    static final String KIND = "kind";
    static final String RESTRICTED = "restricted";
    private static final String ANY_INTERFACE = "any";
    private static final String USER_NETWORK = ConfigDraft.QEMU + "net";
    private static final String RESTRICT = ConfigDraft.QEMU + "restrict";
    private static final String FORWARD = ConfigDraft.QEMU + "forward.";

    private final String name;
    private final List<Kind> kinds;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>();
    private final TextEntry tap;
    private final TextEntry bridge;
    private final TextEntry mac;
    private final AddressEntry ipv4;
    private final AddressEntry ipv6;
    private final TextEntry forwards;
    private final BooleanProperty restricted = new SimpleBooleanProperty();

    /** @param kinds what can be chosen, the usual one first */
    NetChoice(String name, List<Kind> kinds, Runnable changed) {
        this.name = name;
        this.kinds = List.copyOf(kinds);
        tap = new TextEntry(text -> missing(text, "create.net.tapMissing", () -> new Tap(text, null)), changed);
        bridge = new TextEntry(text -> missing(text, "create.net.bridgeMissing", () -> BridgedTap.on(text)), changed);
        mac = new TextEntry(text -> TextEntry.refusal(() -> new Tap(ANY_INTERFACE, emptyToNull(text))), changed);
        ipv4 = new AddressEntry(address -> new BridgedTap(ANY_INTERFACE, null, address, null), changed);
        ipv6 = new AddressEntry(address -> new BridgedTap(ANY_INTERFACE, null, null, address), changed);
        forwards = TextEntry.free(changed);
        kind.set(this.kinds.get(0));
        kind.addListener((o, was, now) -> changed.run());
        restricted.addListener((o, was, now) -> changed.run());
    }

    /** Begins with what works on {@code host}, unless something was chosen already: without a tap, a bridge is made. */
    void begin(HostNetwork host) {
        boolean untouched = kind.get() == Kind.TAP && tap.isEmpty() && bridge.isEmpty();
        if (untouched && kinds.get(0) == Kind.TAP && host.taps().isEmpty() && host.bridging()) {
            bridge.set(OWN_BRIDGE);
            kind.set(Kind.BRIDGE);
        }
    }

    private Optional<String> missing(String text, String key, Runnable make) {
        return text.isEmpty() ? Optional.of(Messages.get(key, name)) : TextEntry.refusal(make);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceType type() {
        return DeviceType.NET;
    }

    public List<Kind> kinds() {
        return kinds;
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Name of a tap that exists. */
    public TextEntry tap() {
        return tap;
    }

    /** Name of a bridge, which is made where there is none. */
    public TextEntry bridge() {
        return bridge;
    }

    /** Hardware address of the guest's side; empty derives it. */
    public TextEntry mac() {
        return mac;
    }

    public AddressEntry ipv4() {
        return ipv4;
    }

    public AddressEntry ipv6() {
        return ipv6;
    }

    /** Ports of the host that lead to the guest: {@code tcp:8080:80} each, parted by blanks. */
    public TextEntry forwards() {
        return forwards;
    }

    /** Whether QEMU's network leads to the forwarded ports alone. */
    public BooleanProperty restrictedProperty() {
        return restricted;
    }

    @Override
    public boolean fine() {
        return switch (kind.get()) {
            case NONE, USER -> true;
            case TAP -> tap.fine() && mac.fine();
            case BRIDGE -> bridge.fine() && mac.fine() && ipv4.fine() && ipv6.fine();
        };
    }

    @Override
    public void write(ConfigDraft draft) {
        String hardware = emptyToNull(mac.text());
        switch (kind.get()) {
            case NONE -> {}
            case TAP -> draft.devices.put(name, new Tap(tap.text(), hardware));
            case BRIDGE ->
                draft.devices.put(name, new BridgedTap(bridge.text(), hardware, ipv4.address(), ipv6.address()));
            case USER -> {
                draft.annotations.put(USER_NETWORK, "user");
                if (restricted.get()) {
                    draft.annotations.put(RESTRICT, "true");
                }
                List<String> ports = Stream.of(forwards.text().split("[\\s,]+"))
                        .filter(port -> !port.isEmpty())
                        .toList();
                for (int i = 0; i < ports.size(); i++) {
                    draft.annotations.put(FORWARD + i, ports.get(i));
                }
            }
        }
    }

    private Map<String, TextEntry> entries() {
        return Map.of(
                "tap",
                tap,
                "bridge",
                bridge,
                "mac",
                mac,
                "ipv4",
                ipv4.own(),
                "ipv4Gateway",
                ipv4.gateway(),
                "ipv6",
                ipv6.own(),
                "ipv6Gateway",
                ipv6.gateway(),
                "forwards",
                forwards);
    }

    @Override
    public void remember(Map<String, String> values) {
        values.put(DeviceChoice.key(name, KIND), kind.get().name());
        values.put(DeviceChoice.key(name, RESTRICTED), String.valueOf(restricted.get()));
        entries().forEach((field, entry) -> values.put(DeviceChoice.key(name, field), entry.text()));
    }

    @Override
    public void recall(Map<String, String> values) {
        String wanted = values.get(DeviceChoice.key(name, KIND));
        if (wanted == null) {
            return; // nothing was noted: what it begins with stays
        }
        kinds.stream().filter(each -> each.name().equals(wanted)).findFirst().ifPresent(kind::set);
        restricted.set(Boolean.parseBoolean(values.get(DeviceChoice.key(name, RESTRICTED))));
        entries().forEach((field, entry) -> entry.set(values.getOrDefault(DeviceChoice.key(name, field), "")));
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        TextEntry shown = kind.get() == Kind.TAP ? tap : kind.get() == Kind.BRIDGE ? bridge : forwards;
        boolean mine = kind.get() == Kind.USER
                ? objection.contains(FORWARD)
                : objection.contains("'" + name + "'") || (!shown.isEmpty() && objection.contains(shown.text()));
        return mine ? Optional.of(shown) : Optional.empty();
    }
}
