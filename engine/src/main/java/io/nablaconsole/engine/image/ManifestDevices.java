package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings what is attached into line with what the manifest asks for, and tells the guest. */
public final class ManifestDevices {
    private ManifestDevices() {}

    /**
     * The devices in manifest order.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when one is missing, too many, of the wrong type, given
     *     twice, or shares its descriptor
     */
    public static List<AttachedDevice> order(Solo5Image image, List<? extends AttachedDevice> devices) {
        return order(image.file(), image.manifest(), devices);
    }

    /**
     * The same for an image that only its manifest is known of.
     *
     * @param file for messages
     * @throws EngineException as {@link #order(Solo5Image, List)}
     */
    public static List<AttachedDevice> order(
            Path file, List<ManifestEntry> manifest, List<? extends AttachedDevice> devices) {
        Map<String, AttachedDevice> byName = new HashMap<>();
        Set<Integer> descriptors = new HashSet<>();
        for (AttachedDevice device : devices) {
            if (byName.put(device.name(), device) != null) {
                throw invalid(Message.of("device '%s' is given twice", device.name()));
            }
            if (!descriptors.add(device.descriptor())) {
                throw invalid(Message.of(
                        "device '%s' has descriptor %s, which another device has too",
                        device.name(), device.descriptor()));
            }
        }
        List<AttachedDevice> ordered = new ArrayList<>();
        for (ManifestEntry entry : manifest) {
            ordered.add(matching(file, entry, byName.remove(entry.name())));
        }
        for (String name : byName.keySet()) {
            throw invalid(Message.of("device '%s' is not in the manifest of %s", name, file));
        }
        return ordered;
    }

    private static AttachedDevice matching(Path file, ManifestEntry entry, @Nullable AttachedDevice device) {
        if (device == null) {
            throw invalid(Message.of(
                    "%s device '%s' of %s has nothing behind it: attach it", entry.type(), entry.name(), file));
        }
        if (device.type() != entry.type()) {
            throw invalid(Message.of(
                    "device '%s' of %s is a %s device, what is attached is a %s device",
                    entry.name(), file, entry.type(), device.type()));
        }
        return device;
    }

    /**
     * The manifest as a guest reads it, filled in.
     *
     * @param devices in manifest order
     */
    public static ByteBuffer bytes(List<AttachedDevice> devices) {
        ByteBuffer out =
                ByteBuffer.allocate(ManifestLayout.size(devices.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, ManifestLayout.VERSION).putInt(4, devices.size() + 1);
        out.putInt(ManifestLayout.entry(0) + ManifestLayout.TYPE, ManifestLayout.TYPE_RESERVED_FIRST);
        for (int i = 0; i < devices.size(); i++) {
            putEntry(out, ManifestLayout.entry(i + 1), devices.get(i));
        }
        return out;
    }

    private static void putEntry(ByteBuffer out, int at, AttachedDevice device) {
        out.put(at, device.name().getBytes(StandardCharsets.US_ASCII));
        if (device instanceof AttachedDevice.Block block) {
            out.putInt(at + ManifestLayout.TYPE, ManifestLayout.TYPE_BLOCK);
            out.putLong(at + ManifestLayout.BLOCK_CAPACITY, block.capacity());
            out.putShort(at + ManifestLayout.BLOCK_SIZE, (short) block.blockSize());
        } else if (device instanceof AttachedDevice.Net net) {
            out.putInt(at + ManifestLayout.TYPE, ManifestLayout.TYPE_NET);
            out.put(at + ManifestLayout.NET_MAC, net.mac().bytes());
            out.putShort(at + ManifestLayout.NET_MTU, (short) net.mtu());
        }
        out.putInt(at + ManifestLayout.DESCRIPTOR, device.descriptor());
        out.put(at + ManifestLayout.ATTACHED, (byte) 1);
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
