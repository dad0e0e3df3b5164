package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.SptImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings what is attached into line with what the manifest asks for. */
final class ManifestDevices {
    private ManifestDevices() {}

    /**
     * The devices in manifest order.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when one is missing, too many, of the wrong type, given
     *     twice, or shares its descriptor
     */
    static List<AttachedDevice> order(SptImage image, List<? extends AttachedDevice> devices) {
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
        for (ManifestEntry entry : image.manifest()) {
            ordered.add(matching(image, entry, byName.remove(entry.name())));
        }
        for (String name : byName.keySet()) {
            throw invalid("device '" + name + "' is not in the manifest of " + image.file());
        }
        return ordered;
    }

    private static AttachedDevice matching(SptImage image, ManifestEntry entry, @Nullable AttachedDevice device) {
        if (device == null) {
            throw invalid(entry.type() + " device '" + entry.name() + "' of " + image.file()
                    + " has nothing behind it: attach it");
        }
        if (device.type() != entry.type()) {
            throw invalid("device '" + entry.name() + "' of " + image.file() + " is a " + entry.type()
                    + " device, what is attached is a " + device.type() + " device");
        }
        return device;
    }

    private static EngineException invalid(String message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
