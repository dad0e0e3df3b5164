package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What on the host stands behind one device of a unikernel's manifest. */
public sealed interface DeviceBacking {
    /** The kind of manifest entry this can stand behind. */
    DeviceType type();

    /**
     * A file or block device.
     *
     * @param file absolute path
     * @param readOnly writes of the guest fail
     * @param blockSize bytes a transfer, a power of two from 512
     */
    record BlockFile(Path file, boolean readOnly, int blockSize) implements DeviceBacking {
        public static final int DEFAULT_BLOCK_SIZE = 512;

        /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what is wrong */
        public BlockFile {
            HostPath.text(file);
            if (blockSize < DEFAULT_BLOCK_SIZE || blockSize > 32768 || Integer.bitCount(blockSize) != 1) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "block size %s of %s is not valid: use a power of two, 512 to 32768", blockSize, file));
            }
        }

        @Override
        public DeviceType type() {
            return DeviceType.BLOCK;
        }
    }

    /**
     * A tap interface that exists on the host, in the network namespace of the container; it is never changed.
     *
     * @param name interface name, at most 15 characters
     * @param mac hardware address of the guest's side such as {@code 02:00:00:00:00:01}; null: derived from the id
     */
    record Tap(String name, @Nullable String mac) implements DeviceBacking {
        /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there can be no such interface or address */
        public Tap {
            NetworkNames.checkInterface(name);
            NetworkNames.checkMac(mac);
        }

        @Override
        public DeviceType type() {
            return DeviceType.NET;
        }
    }

    /**
     * A tap interface the engine makes for this container, as a port of a bridge. It is gone with the container. The
     * bridge is made too where there is none, given the gateways' addresses, and removed with its last port.
     *
     * @param bridge name of the bridge, at most 15 characters
     * @param mac hardware address of the guest's side; null: derived from the id
     * @param ipv4 address the guest is told to take, in the way its kind understands; null: it is told none
     * @param ipv6 the same for IPv6
     */
    record BridgedTap(
            String bridge,
            @Nullable String mac,
            @Nullable GuestAddress ipv4,
            @Nullable GuestAddress ipv6) implements DeviceBacking {
        /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what is wrong */
        public BridgedTap {
            NetworkNames.checkInterface(bridge);
            NetworkNames.checkMac(mac);
            if (ipv4 != null && !ipv4.isIpv4()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID, Message.of("%s is no IPv4 address", ipv4.address()));
            }
            if (ipv6 != null && !ipv6.isIpv6()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID, Message.of("%s is no IPv6 address", ipv6.address()));
            }
        }

        /** A port with a derived hardware address, telling the guest no IP address. */
        public static BridgedTap on(String bridge) {
            return new BridgedTap(bridge, null, null, null);
        }

        @Override
        public DeviceType type() {
            return DeviceType.NET;
        }
    }

    /** What names of interfaces and hardware addresses look like. */
    final class NetworkNames {
        /** No blank, slash or colon (the kernel's rule), no percent sign (it numbers), no dash first (an option). */
        private static final Pattern INTERFACE = Pattern.compile("[^\\s/:%-][^\\s/:%]{0,14}");

        /** The lowest bit of the first byte says that it is the address of a group. */
        private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f][02468ACEace](:[0-9A-Fa-f]{2}){5}");

        private NetworkNames() {}

        private static void checkInterface(String name) {
            SoundText.require("the name of an interface", name);
            if (!INTERFACE.matcher(name).matches() || name.equals(".") || name.equals("..")) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "interface name '%s' is not valid: use 1 to 15 characters without blanks, '/', ':' and '%%'",
                                name));
            }
        }

        private static void checkMac(@Nullable String mac) {
            if (mac != null && !MAC.matcher(mac).matches()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "hardware address '%s' is not valid: write the address of one device, for example"
                                        + " 02:00:00:00:00:01",
                                mac));
            }
        }
    }
}
