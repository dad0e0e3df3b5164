package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.image.MacAddress;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;

/** What the engine must know of a tap: its MTU, and the hardware address of the guest's side. */
final class TapInterface {
    /** Locally administered, unicast. */
    private static final long LOCAL = 0x02L << 40;

    private TapInterface() {}

    static int mtu(String name, Tap tap) {
        try {
            NetworkInterface found = NetworkInterface.getByName(tap.name());
            if (found == null) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        "device '" + name + "': there is no interface " + tap.name() + "; make one with: ip tuntap add "
                                + tap.name() + " mode tap");
            }
            return found.getMTU();
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, "cannot read the MTU of " + tap.name() + ": " + e.getMessage(), e);
        }
    }

    /** The address asked for, else one that stays the same for this unikernel, device and tap. */
    static MacAddress mac(Config config, String name, Tap tap) {
        if (tap.mac() != null) {
            return MacAddress.parse(tap.mac());
        }
        byte[] seed = (config.image() + "\0" + name + "\0" + tap.name()).getBytes(StandardCharsets.UTF_8);
        long hash = 0xcbf29ce484222325L;
        for (byte b : seed) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return new MacAddress(LOCAL | (hash >>> 24 & 0xff_ffff_ffffL));
    }
}
