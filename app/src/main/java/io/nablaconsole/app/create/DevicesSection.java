package io.nablaconsole.app.create;

import io.nablaconsole.app.create.NetChoice.Kind;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.TenderReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What stands behind the devices of the guest: exactly those its manifest asks for, or those its kind may have. */
public final class DevicesSection implements FormSection {
    static final String NETNS = "netns";

    /** What a network device without a manifest is called. */
    static final String FIRST_NET = "net0";

    private final Runnable changed;
    private final ObservableList<DeviceChoice> devices = FXCollections.observableArrayList();
    private final ObservableList<DeviceChoice> devicesView = FXCollections.unmodifiableObservableList(devices);
    private final ReadOnlyBooleanWrapper networked = new ReadOnlyBooleanWrapper();
    private final TextEntry netns;
    private HostNetwork host = HostNetwork.UNKNOWN;

    DevicesSection(Runnable changed) {
        this.changed = () -> {
            lookForNetwork();
            changed.run();
        };
        this.netns = new TextEntry(DevicesSection::netnsProblem, changed);
    }

    private static Optional<String> netnsProblem(String text) {
        return text.isEmpty() || BlockChoice.path(text).isPresent()
                ? Optional.empty()
                : Optional.of(Messages.get("create.device.fileBad", text));
    }

    public ObservableList<DeviceChoice> devices() {
        return devicesView;
    }

    /** Path of the network namespace; empty: the one of this program. */
    public TextEntry netns() {
        return netns;
    }

    /** Whether a device leads to a network, so that it matters in which namespace. */
    public ReadOnlyBooleanProperty networkedProperty() {
        return networked.getReadOnlyProperty();
    }

    private void lookForNetwork() {
        networked.set(networks().anyMatch(net -> net.kindProperty().get() != Kind.NONE));
    }

    private Stream<NetChoice> networks() {
        return devices.stream().filter(NetChoice.class::isInstance).map(NetChoice.class::cast);
    }

    /** A namespace that was copied from a guest without such devices stays; one for devices without a network goes. */
    private boolean netnsMatters() {
        return networked.get() || networks().findAny().isEmpty();
    }

    @Override
    public void reset() {
        devices.clear();
        lookForNetwork();
        netns.set("");
    }

    @Override
    public void ask(ImageReport image, List<TenderReport> tenders) {
        List<DeviceChoice> asked = new ArrayList<>();
        for (ManifestEntry entry : image.manifest()) {
            asked.add(
                    entry.type() == DeviceType.BLOCK
                            ? new BlockChoice(entry.name(), changed)
                            : new NetChoice(entry.name(), List.of(Kind.TAP, Kind.BRIDGE), changed));
        }
        if (asked.isEmpty() && MachineSection.boots(tenders)) {
            asked.add(new NetChoice(FIRST_NET, List.of(Kind.NONE, Kind.USER, Kind.TAP, Kind.BRIDGE), changed));
        } else if (image.kind() == ImageReport.Kind.RUMPRUN) {
            asked.add(new NetChoice(FIRST_NET, List.of(Kind.NONE, Kind.TAP, Kind.BRIDGE), changed));
        }
        devices.setAll(asked);
        networks().forEach(net -> net.begin(host));
        lookForNetwork();
    }

    /** Takes over what there is to choose from. */
    void host(HostNetwork now) {
        host = now;
        networks().forEach(net -> net.begin(now));
    }

    @Override
    public boolean fine() {
        return (netns.fine() || !netnsMatters()) && devices.stream().allMatch(DeviceChoice::fine);
    }

    @Override
    public void write(ConfigDraft draft) {
        devices.forEach(device -> device.write(draft));
        draft.netns = netnsMatters() ? BlockChoice.path(netns.text()).orElse(null) : null;
    }

    @Override
    public void remember(Map<String, String> values) {
        devices.forEach(device -> device.remember(values));
        values.put(NETNS, netns.text());
    }

    @Override
    public void recall(Map<String, String> values) {
        devices.forEach(device -> device.recall(values));
        netns.set(values.getOrDefault(NETNS, netns.text()));
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        if (objection.contains("network namespace")) {
            return Optional.of(netns);
        }
        return devices.stream()
                .map(device -> device.blamed(objection))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
