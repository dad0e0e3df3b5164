package io.nablaconsole.app.create;

import io.nablaconsole.app.create.NetChoice.Kind;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A configuration as the fields of the form would have been filled in for it. */
final class ConfigValues {
    private static final String MAC = "mac";
    private static final String FORWARD = ConfigDraft.QEMU + "forward.";

    private final Map<String, String> values = new LinkedHashMap<>();

    private ConfigValues() {}

    /** The values of {@code config}, for {@link FormSection#recall}. */
    static Map<String, String> of(Config config) {
        ConfigValues all = new ConfigValues();
        all.guest(config);
        config.devices().forEach(all::device);
        all.annotations(config);
        return all.values;
    }

    /** The same for a container beside the one that has them: a hardware address is one guest's alone. */
    static Map<String, String> ofCopy(Config config) {
        Map<String, String> values = new LinkedHashMap<>(of(config));
        config.devices().keySet().forEach(device -> values.remove(DeviceChoice.key(device, MAC)));
        return values;
    }

    private void guest(Config config) {
        values.put(GuestSection.ARGUMENTS, ArgumentText.format(config.guestArguments()));
        values.put(GuestSection.MEMORY, exact(config.memory()));
        values.put(GuestSection.TERMINAL, String.valueOf(config.terminal()));
        values.put(TenderSection.TENDER, config.tender());
        Path netns = config.netnsPath();
        values.put(DevicesSection.NETNS, netns == null ? "" : netns.toString());
    }

    /** As people read it where that says it all, else in bytes. */
    private static String exact(MemorySize memory) {
        try {
            return MemorySize.parse(memory.toString()).equals(memory)
                    ? memory.toString()
                    : String.valueOf(memory.bytes());
        } catch (EngineException e) {
            return String.valueOf(memory.bytes());
        }
    }

    private void device(String name, DeviceBacking backing) {
        if (backing instanceof BlockFile block) {
            put(name, BlockChoice.FILE, block.file().toString());
            put(name, BlockChoice.READ_ONLY, String.valueOf(block.readOnly()));
            put(name, BlockChoice.BLOCK_SIZE, String.valueOf(block.blockSize()));
        } else if (backing instanceof Tap tap) {
            put(name, NetChoice.KIND, Kind.TAP.name());
            put(name, "tap", tap.name());
            put(name, MAC, tap.mac());
        } else if (backing instanceof BridgedTap tap) {
            put(name, NetChoice.KIND, Kind.BRIDGE.name());
            put(name, "bridge", tap.bridge());
            put(name, MAC, tap.mac());
            address(name, "ipv4", tap.ipv4());
            address(name, "ipv6", tap.ipv6());
        }
    }

    private void address(String name, String field, @Nullable GuestAddress address) {
        if (address != null) {
            put(name, field, address.address());
            put(name, field + "Gateway", address.gateway());
        }
    }

    private void put(String device, String field, @Nullable String value) {
        if (value != null) {
            values.put(DeviceChoice.key(device, field), value);
        }
    }

    private void annotations(Config config) {
        config.annotations().forEach((key, value) -> {
            if (key.startsWith(ConfigDraft.QEMU)) {
                values.put(key, value);
            } else if (!key.startsWith(ConfigDraft.RESERVED)) {
                values.put(LabelsSection.key(key), value);
            }
        });
        String ports = config.annotations().entrySet().stream()
                .filter(annotation -> annotation.getKey().startsWith(FORWARD))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
        if (!ports.isEmpty() || "user".equals(config.annotations().get(ConfigDraft.QEMU + "net"))) {
            put(DevicesSection.FIRST_NET, NetChoice.KIND, Kind.USER.name());
            put(DevicesSection.FIRST_NET, "forwards", ports);
            put(
                    DevicesSection.FIRST_NET,
                    NetChoice.RESTRICTED,
                    config.annotations().get(ConfigDraft.QEMU + "restrict"));
        }
    }
}
