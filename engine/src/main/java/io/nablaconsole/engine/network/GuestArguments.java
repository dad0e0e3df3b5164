package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a guest its static addresses as MirageOS unikernels take them: {@code --ipv4=10.0.0.2/24},
 * {@code --ipv4-gateway=10.0.0.1}, {@code --ipv6=…}, {@code --ipv6-gateway=…}.
 *
 * <p>Those options speak of one interface. An argument the user wrote is not written twice, and must not differ.
 */
final class GuestArguments {
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
                args.add(option + "=" + value);
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
                put(options, "--ipv4", tap.ipv4());
                put(options, "--ipv6", tap.ipv6());
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
}
