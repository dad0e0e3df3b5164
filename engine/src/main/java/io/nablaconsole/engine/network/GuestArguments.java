package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.Conventions;
import io.nablaconsole.engine.rumprun.RumprunCommandLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells a guest its static addresses among its arguments, as its convention has it. */
final class GuestArguments {
    /** What MirageOS calls the device of a unikernel that has one network. */
    private static final String DEFAULT_STACK = "service";

    private static final String LINUX_OPTION = "ip";
    private static final String UNIKRAFT_OPTION = "netdev.ip";

    /** What stands between a kernel's options and its program's arguments. */
    private static final String STOP = "--";

    private static final String APPEND = "io.nablaconsole.qemu.append";
    private static final String FORWARD = "io.nablaconsole.qemu.forward.";
    private static final String USER_NETWORK = "io.nablaconsole.qemu.net";

    private GuestArguments() {}

    /**
     * The arguments of {@code config} with the addresses of its devices behind them. An argument the user wrote is not
     * written twice, and must not differ.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when an argument says something else, or the guest cannot
     *     be told
     */
    static List<String> with(Config config) {
        SortedMap<String, BridgedTap> taps = addressed(config);
        return switch (Conventions.of(config)) {
            case PLAIN -> config.args();
            case MIRAGE -> with(config.args(), mirage(taps));
            case LINUX -> with(config.args(), linux(config, taps));
            case RUMPRUN -> rumprun(config, taps);
            case UNIKRAFT -> unikraft(config, taps);
        };
    }

    private static SortedMap<String, BridgedTap> addressed(Config config) {
        SortedMap<String, BridgedTap> taps = new TreeMap<>();
        config.devices().forEach((name, backing) -> {
            if (backing instanceof BridgedTap tap && (tap.ipv4() != null || tap.ipv6() != null)) {
                taps.put(name, tap);
            }
        });
        return taps;
    }

    private static List<String> with(List<String> given, Map<String, String> options) {
        List<String> args = new ArrayList<>(given);
        options.forEach((option, value) -> {
            String written = written(args, option);
            if (written == null) {
                // Linux hands what follows "--" to its init: its own options stand before all others
                args.add(option.equals(LINUX_OPTION) ? 1 : args.size(), option + "=" + value);
            } else if (!written.equals(value)) {
                throw invalid(Message.of(
                        "the arguments say %s=%s, the network device says %s: leave one of them out",
                        option, written, value));
            }
        });
        return args;
    }

    private static @Nullable String written(List<String> args, String option) {
        for (int i = 1; i < args.size(); i++) {
            if (args.get(i).startsWith(option + "=")) {
                return args.get(i).substring(option.length() + 1);
            }
            if (args.get(i).equals(option) && i + 1 < args.size()) {
                return args.get(i + 1);
            }
        }
        return null;
    }

    /**
     * {@code --ipv4=10.0.0.2/24}, {@code --ipv4-gateway=10.0.0.1}, {@code --ipv6=…}, {@code --ipv6-gateway=…}. A MirageOS
     * unikernel with several stacks has a group of options for each, {@code --GROUP-ipv4=…}, customarily named as the
     * device is; the device {@code service} is the one without a group.
     */
    private static Map<String, String> mirage(SortedMap<String, BridgedTap> taps) {
        Map<String, String> options = new LinkedHashMap<>();
        taps.forEach((name, tap) -> {
            String group = taps.size() == 1 || name.equals(DEFAULT_STACK) ? "--" : "--" + name + "-";
            put(options, group + "ipv4", tap.ipv4());
            put(options, group + "ipv6", tap.ipv6());
        });
        return options;
    }

    private static void put(Map<String, String> options, String option, @Nullable GuestAddress address) {
        if (address != null) {
            options.put(option, address.address());
            if (address.gateway() != null) {
                options.put(option + "-gateway", address.gateway());
            }
        }
    }

    /**
     * {@code ip=CLIENT::GATEWAY:MASK::DEVICE:off}, which a kernel reads once and knows no IPv6 in. It calls its cards eth0,
     * eth1, … in the order in which the machine has them.
     */
    private static Map<String, String> linux(Config config, SortedMap<String, BridgedTap> taps) {
        Map<String, String> options = new LinkedHashMap<>();
        onlyIpv4(taps, Message.of("a Linux kernel")).ifPresent(address -> {
            String own = address.address().substring(0, address.address().indexOf('/'));
            String gateway = address.gateway() == null ? "" : address.gateway();
            String card = "eth" + place(config, taps.firstKey());
            options.put(LINUX_OPTION, own + "::" + gateway + ":" + mask(address.prefix()) + "::" + card + ":off");
        });
        return options;
    }

    /** Which of a virtual machine's network cards a device is, from 0: QEMU's user network is first, then go the names. */
    private static int place(Config config, String device) {
        boolean user = config.annotations().entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(FORWARD)
                        || (entry.getKey().equals(USER_NETWORK)
                                && entry.getValue().equals("user")));
        long before = config.devices().entrySet().stream()
                .filter(entry -> entry.getValue().type() == DeviceType.NET
                        && entry.getKey().compareTo(device) < 0)
                .count();
        return (user ? 1 : 0) + (int) before;
    }

    /** The address of the one device that has one, as nothing else can be told. */
    private static Optional<GuestAddress> onlyIpv4(SortedMap<String, BridgedTap> taps, Message guest) {
        refuseSeveral(taps, guest);
        taps.forEach((device, tap) -> {
            if (tap.ipv6() != null) {
                throw invalid(Message.of(
                        "device '%s' has an IPv6 address: %s takes IPv4 addresses only on its command line; leave it"
                                + " out, and let the guest configure it",
                        device, guest));
            }
        });
        return taps.values().stream()
                .map(BridgedTap::ipv4)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * {@code netdev.ip=ADDRESS/LENGTH:GATEWAY}, of the first network device, and what ends Unikraft's own options. A
     * Unikraft built without {@code LIBUKNETDEV_EINFO_LIBPARAM} does not know the option, and says so.
     */
    private static List<String> unikraft(Config config, SortedMap<String, BridgedTap> taps) {
        List<String> args = new ArrayList<>(config.args());
        onlyIpv4(taps, Message.of("a Unikraft unikernel")).ifPresent(address -> {
            if (place(config, taps.firstKey()) > 0) {
                throw invalid(Message.of(
                        "device '%s' has an address and is not the first of the guest's networks: a Unikraft unikernel is"
                                + " told that of its first; give it a name before the others', or leave them out",
                        taps.firstKey()));
            }
            if (List.of(config.annotations().getOrDefault(APPEND, "").split(" ", -1))
                    .contains(STOP)) {
                throw invalid(Message.of(
                        "annotations.%s ends the unikernel's own options with %s, and its network device has an address"
                                + " to be told after them: leave %s out",
                        APPEND, STOP, STOP));
            }
            String gateway = address.gateway() == null ? "" : ":" + address.gateway();
            if (!args.contains(STOP)) {
                args.add(1, STOP);
            }
            args.add(1, UNIKRAFT_OPTION + "=" + address.address() + gateway);
        });
        return args;
    }

    private static String mask(int prefix) {
        long mask = 0xffffffffL << (32 - prefix);
        return (mask >> 24 & 255) + "." + (mask >> 16 & 255) + "." + (mask >> 8 & 255) + "." + (mask & 255);
    }

    /** Addresses stand in the one command line with all else; a guest without any gets its own from the tender. */
    private static List<String> rumprun(Config config, SortedMap<String, BridgedTap> taps) {
        if (taps.isEmpty()) {
            return config.args();
        }
        refuseSeveral(taps, Message.of("a rumprun unikernel"));
        if (RumprunCommandLine.isComplete(config)) {
            throw invalid(Message.of(
                    "the argument is a whole command line, and the network device '%s' has an address beside it:"
                            + " write the address into the one, or leave the other to the engine",
                    taps.firstKey()));
        }
        return List.of(config.args().get(0), RumprunCommandLine.of(config));
    }

    private static void refuseSeveral(SortedMap<String, BridgedTap> taps, Message guest) {
        if (taps.size() > 1) {
            throw invalid(Message.of(
                    "devices '%s' and '%s' both have an address: %s is told one",
                    taps.firstKey(), taps.lastKey(), guest));
        }
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
