package io.nablaconsole.engine.annotation;

import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Taps on a bridge as annotations: {@code io.nablaconsole.bridge.NAME} is the bridge of the network device NAME; with
 * {@code .mac}, {@code .ipv4}, {@code .ipv4-gateway}, {@code .ipv6} and {@code .ipv6-gateway} behind it, the guest's
 * addresses.
 */
public final class BridgeAnnotations {
    private static final String BRIDGE = "io.nablaconsole.bridge.";
    private static final String MAC = ".mac";
    private static final String IPV4 = ".ipv4";
    private static final String IPV6 = ".ipv6";
    private static final String GATEWAY = "-gateway";
    private static final Set<String> DETAILS = Set.of(MAC, IPV4, IPV4 + GATEWAY, IPV6, IPV6 + GATEWAY);

    private BridgeAnnotations() {}

    /** Whether an annotation of this name speaks of a tap on a bridge. */
    public static boolean owns(String name) {
        return name.startsWith(BRIDGE);
    }

    /**
     * The taps on bridges that {@code annotations} describe, by the devices' names in the manifest.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the annotation that is wrong
     */
    public static Map<String, BridgedTap> read(Map<String, String> annotations) {
        Map<String, BridgedTap> taps = new LinkedHashMap<>();
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String key = annotation.getKey();
            if (owns(key)) {
                String name = key.substring(BRIDGE.length());
                int dot = name.indexOf('.');
                if (dot < 0) {
                    taps.put(name, tap(annotations, key, annotation.getValue()));
                } else {
                    checkDetail(annotations, key, name.substring(0, dot), name.substring(dot));
                }
            }
        }
        return taps;
    }

    /** A detail without its bridge, or misspelt, would be ignored without a word. */
    private static void checkDetail(Map<String, String> annotations, String key, String device, String detail) {
        if (!DETAILS.contains(detail)) {
            throw invalid(
                    key, Message.of("is not known: %sNAME may be followed by %s", BRIDGE, String.join(", ", sorted())));
        }
        if (!annotations.containsKey(BRIDGE + device)) {
            throw invalid(key, Message.of("lacks the bridge it speaks of: add %s%s", BRIDGE, device));
        }
    }

    private static Iterable<String> sorted() {
        return DETAILS.stream().sorted().toList();
    }

    private static BridgedTap tap(Map<String, String> annotations, String key, String bridge) {
        try {
            return new BridgedTap(
                    bridge,
                    annotations.get(key + MAC),
                    address(annotations, key + IPV4),
                    address(annotations, key + IPV6));
        } catch (EngineException e) {
            throw new EngineException(e.code(), Message.of("annotations.%s: %s", key, e), e);
        }
    }

    private static @Nullable GuestAddress address(Map<String, String> annotations, String key) {
        String address = annotations.get(key);
        String gateway = annotations.get(key + GATEWAY);
        if (address == null && gateway != null) {
            throw invalid(key + GATEWAY, Message.of("needs an address beside it: add %s", key));
        }
        return address == null ? null : new GuestAddress(address, gateway);
    }

    private static EngineException invalid(String key, Message why) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("annotations.%s %s", key, why));
    }

    /** Gives {@code out} the annotations that describe {@code tap}. */
    public static void write(String name, BridgedTap tap, BiConsumer<String, String> out) {
        String key = BRIDGE + name;
        out.accept(key, tap.bridge());
        if (tap.mac() != null) {
            out.accept(key + MAC, tap.mac());
        }
        write(key + IPV4, tap.ipv4(), out);
        write(key + IPV6, tap.ipv6(), out);
    }

    private static void write(String key, @Nullable GuestAddress address, BiConsumer<String, String> out) {
        if (address != null) {
            out.accept(key, address.address());
            if (address.gateway() != null) {
                out.accept(key + GATEWAY, address.gateway());
            }
        }
    }
}
