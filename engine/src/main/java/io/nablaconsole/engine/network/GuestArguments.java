package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.image.ImageInspector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a guest its static addresses as its kind takes them. MirageOS unikernels: {@code --ipv4=10.0.0.2/24},
 * {@code --ipv4-gateway=10.0.0.1}, {@code --ipv6=…}, {@code --ipv6-gateway=…}. Linux:
 * {@code ip=10.0.0.2::10.0.0.1:255.255.255.0::eth0:off}, which knows IPv4 only.
 *
 * <p>Those options speak of one interface. An argument the user wrote is not written twice, and must not differ.
 */
final class GuestArguments {
    private static final String LINUX = "ip";

    private GuestArguments() {}

    /**
     * The arguments of {@code config} with the addresses of its devices behind them.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when two devices have an address, or an argument says
     *     something else
     */
    static List<String> with(Config config) {
        List<String> args = new ArrayList<>(config.args());
        options(config).forEach((option, value) -> {
            String written = written(args, option);
            if (written == null) {
                // Linux hands what follows "--" to its init: its own options stand before all others
                args.add(option.equals(LINUX) ? 1 : args.size(), option + "=" + value);
            } else if (!written.equals(value)) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        "the arguments say " + option + "=" + written + ", the network device says " + value
                                + ": leave one of them out");
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

    private static Map<String, String> options(Config config) {
        Map<String, String> options = new LinkedHashMap<>();
        boolean linux = ImageInspector.inspect(config.image()).kind() == ImageReport.Kind.LINUX_KERNEL;
        String teller = "";
        for (Map.Entry<String, ?> device : new TreeMap<>(config.devices()).entrySet()) {
            if (device.getValue() instanceof BridgedTap tap && (tap.ipv4() != null || tap.ipv6() != null)) {
                if (!teller.isEmpty()) {
                    throw new EngineException(
                            ErrorCode.CONFIG_INVALID,
                            "devices '" + teller + "' and '" + device.getKey() + "' both have an address: a guest is"
                                    + " told one; write the other among its arguments, as it wants it");
                }
                teller = device.getKey();
                if (linux) {
                    options.put(LINUX, linux(device.getKey(), tap));
                } else {
                    put(options, "--ipv4", tap.ipv4());
                    put(options, "--ipv6", tap.ipv6());
                }
            }
        }
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

    /** The first network card of a Linux guest is its eth0, unless it renames it. */
    private static String linux(String device, BridgedTap tap) {
        GuestAddress address = tap.ipv4();
        if (address == null || tap.ipv6() != null) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "device '" + device + "' has an IPv6 address: a Linux kernel takes IPv4 addresses only on its"
                            + " command line; leave it out, and let the guest configure it");
        }
        String own = address.address().substring(0, address.address().indexOf('/'));
        String gateway = address.gateway() == null ? "" : address.gateway();
        int mask = address.prefix() == 0 ? 0 : -1 << (32 - address.prefix());
        String netmask = (mask >>> 24) + "." + (mask >> 16 & 0xff) + "." + (mask >> 8 & 0xff) + "." + (mask & 0xff);
        return own + "::" + gateway + ":" + netmask + "::eth0:off";
    }
}
