package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.image.AttachedDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings what is attached into line with what the manifest asks for. */
public final class ManifestDevices {
    private ManifestDevices() {}

    /**
     * The devices in the order of {@code manifest}.
     *
     * @param file the image it is from, for messages
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when one is missing, too many, of the wrong type, given
     *     twice, or shares its descriptor
     */
    public static List<AttachedDevice> order(
            Path file, List<ManifestEntry> manifest, List<? extends AttachedDevice> devices) {
        Map<String, AttachedDevice> byName = new HashMap<>();
        Set<Integer> descriptors = new HashSet<>();
        for (AttachedDevice device : devices) {
            if (byName.put(device.name(), device) != null) {
                throw invalid("device '" + device.name() + "' is given twice");
            }
            if (!descriptors.add(device.descriptor())) {
                throw invalid("device '" + device.name() + "' has descriptor " + device.descriptor()
                        + ", which another device has too");
            }
        }
        List<AttachedDevice> ordered = new ArrayList<>();
        for (ManifestEntry entry : manifest) {
            ordered.add(matching(file, entry, byName.remove(entry.name())));
        }
        for (String name : byName.keySet()) {
            throw invalid("device '" + name + "' is not in the manifest of " + file);
        }
        return ordered;
    }

    private static AttachedDevice matching(Path file, ManifestEntry entry, @Nullable AttachedDevice device) {
        if (device == null) {
            throw invalid(
                    entry.type() + " device '" + entry.name() + "' of " + file + " has nothing behind it: attach it");
        }
        if (device.type() != entry.type()) {
            throw invalid("device '" + entry.name() + "' of " + file + " is a " + entry.type()
                    + " device, what is attached is a " + device.type() + " device");
        }
        return device;
    }

    private static EngineException invalid(String message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
