package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/** What a tender must know of a network device: the largest packet, and the hardware address of the guest's side. */
public final class TapInterface {
    /** Locally administered, unicast. */
    private static final long LOCAL = 0x02L << 40;

    /** What Linux gives an interface, and so a bridge that is yet to be made. */
    public static final int USUAL_MTU = 1500;

    private TapInterface() {}

    /**
     * The largest packet of the device {@code name}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the tap named for it cannot be used
     */
    public static int mtu(Config config, String name, DeviceBacking backing) {
        Ip ip = new Ip(config.netnsPath());
        if (backing instanceof BridgedTap bridged) {
            // before the tap is made: its bridge's, if that can be asked
            return Privilege.NET_ADMIN.held() || config.netnsPath() == null
                    ? ip.find(bridged.bridge()).map(Link::mtu).orElse(USUAL_MTU)
                    : USUAL_MTU;
        }
        return usable(ip, name, (Tap) backing).mtu();
    }

    /** The largest packet of a tap as it is now; empty when there is none, or it cannot be asked. */
    public static OptionalInt mtu(Config config, Tap tap) {
        if (config.netnsPath() != null && !Privilege.NET_ADMIN.held()) {
            return OptionalInt.empty();
        }
        return new Ip(config.netnsPath())
                .find(tap.name())
                .map(link -> OptionalInt.of(link.mtu()))
                .orElseGet(OptionalInt::empty);
    }

    /** The tap as it is now, if a guest can use it. */
    static Link usable(Ip ip, String device, Tap tap) {
        Link link = ip.find(tap.name())
                .orElseThrow(() -> invalid(
                        device,
                        Message.of(
                                "%s; make one with: ip tuntap add dev %s mode tap user %s",
                                missing(ip, tap), tap.name(), System.getProperty("user.name"))));
        if (!link.isTap()) {
            throw invalid(device, Message.of("interface %s is no tap: a guest needs one of its own", tap.name()));
        }
        if (!link.up()) {
            throw invalid(
                    device, Message.of("tap %s is down: set it up with: ip link set %s up", tap.name(), tap.name()));
        }
        if (!Privilege.NET_ADMIN.held() && !isOurs(link)) {
            throw invalid(
                    device,
                    Message.of(
                            "tap %s is not this user's: make one with: ip tuntap add dev NAME mode tap user %s",
                            tap.name(), System.getProperty("user.name")));
        }
        return link;
    }

    private static Message missing(Ip ip, Tap tap) {
        return ip.netns() == null
                ? Message.of("there is no interface %s", tap.name())
                : Message.of("there is no interface %s in %s", tap.name(), ip.netns());
    }

    private static boolean isOurs(Link link) {
        String name = System.getProperty("user.name");
        return Set.of(name, uid()).contains(link.owner());
    }

    private static String uid() {
        try {
            return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this user's id from /proc/self", e);
        }
    }

    /** The address asked for, else one that stays the same for this unikernel, device and interface. */
    public static MacAddress mac(Config config, String name, DeviceBacking backing) {
        boolean bridged = backing instanceof BridgedTap;
        String mac = bridged ? ((BridgedTap) backing).mac() : ((Tap) backing).mac();
        if (mac != null) {
            return MacAddress.parse(mac);
        }
        String network = bridged ? ((BridgedTap) backing).bridge() : ((Tap) backing).name();
        return new MacAddress(LOCAL | hash(config.image() + "\0" + name + "\0" + network));
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash >>> 24 & 0xff_ffff_ffffL;
    }

    private static EngineException invalid(String device, Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("device '%s': %s", device, message));
    }
}
