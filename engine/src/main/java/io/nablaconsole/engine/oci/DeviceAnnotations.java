package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.annotation.BooleanAnnotation;
import io.nablaconsole.engine.annotation.BridgeAnnotations;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What OCI has no field for, as annotations: tender, guest memory, and what stands behind each device. */
final class DeviceAnnotations {
    private static final String PREFIX = "io.nablaconsole.";
    private static final String TENDER = PREFIX + "tender";
    static final String MEMORY = PREFIX + "memory";
    private static final String BLOCK = PREFIX + "block.";
    private static final String TAP = PREFIX + "tap.";
    private static final String READ_ONLY = ".readonly";
    private static final String BLOCK_SIZE = ".size";
    private static final String MAC = ".mac";

    private final Map<String, String> all;

    DeviceAnnotations(Map<String, String> all) {
        this.all = all;
    }

    /** The annotations that are not ours. */
    Map<String, String> plain() {
        Map<String, String> plain = new LinkedHashMap<>(all);
        plain.keySet().removeIf(DeviceAnnotations::isOurs);
        return plain;
    }

    static boolean isOurs(String key) {
        return key.startsWith(BLOCK)
                || key.startsWith(TAP)
                || BridgeAnnotations.owns(key)
                || key.equals(TENDER)
                || key.equals(MEMORY);
    }

    String tender() {
        return all.getOrDefault(TENDER, Config.TENDER_AUTOMATIC);
    }

    /** The guest's own size in bytes, where it is not the limit of its control group. */
    @Nullable
    Long memory() {
        String text = all.get(MEMORY);
        return text == null ? null : Long.valueOf(number(MEMORY, text));
    }

    /** What stands behind each device; a relative path starts from {@code bundle}. */
    Map<String, DeviceBacking> devices(Path bundle) {
        Map<String, DeviceBacking> devices = new LinkedHashMap<>(BridgeAnnotations.read(all));
        all.forEach((key, value) -> {
            if (key.startsWith(BLOCK) && !key.endsWith(READ_ONLY) && !key.endsWith(BLOCK_SIZE)) {
                boolean readOnly = BooleanAnnotation.read(key + READ_ONLY, all.get(key + READ_ONLY), false);
                int size = blockSize(key, all.get(key + BLOCK_SIZE));
                Path file = bundle.resolve(HostPath.of("annotations." + key, value));
                devices.put(key.substring(BLOCK.length()), new DeviceBacking.BlockFile(file, readOnly, size));
            } else if (key.startsWith(BLOCK)) {
                requireBase(key);
            } else if (key.startsWith(TAP) && !key.endsWith(MAC)) {
                devices.put(key.substring(TAP.length()), new DeviceBacking.Tap(value, all.get(key + MAC)));
            } else if (key.startsWith(TAP)) {
                requireBase(key);
            }
        });
        return devices;
    }

    /** A detail without its device would be ignored without a word. */
    private void requireBase(String key) {
        String base = key.substring(0, key.lastIndexOf('.'));
        if (!all.containsKey(base)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("annotations.%s lacks what it speaks of: add %s", key, base));
        }
    }

    private static int blockSize(String key, @Nullable String text) {
        return text == null
                ? DeviceBacking.BlockFile.DEFAULT_BLOCK_SIZE
                : (int) Math.min(number(key + BLOCK_SIZE, text), Integer.MAX_VALUE);
    }

    private static long number(String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("annotations.%s is '%s', not a number", key, text), e);
        }
    }

    /** Spells all annotations of {@code config}, its own and ours. */
    static void write(ObjectNode annotations, Config config, boolean ownMemory) {
        config.annotations().forEach(annotations::put);
        if (!config.tender().equals(Config.TENDER_AUTOMATIC)) {
            annotations.put(TENDER, config.tender());
        }
        if (ownMemory) {
            annotations.put(MEMORY, String.valueOf(config.memory().bytes()));
        }
        config.devices().forEach((name, backing) -> write(annotations, name, backing));
    }

    private static void write(ObjectNode annotations, String name, DeviceBacking backing) {
        if (backing instanceof DeviceBacking.BlockFile block) {
            annotations.put(BLOCK + name, HostPath.text(block.file()));
            annotations.put(BLOCK + name + READ_ONLY, String.valueOf(block.readOnly()));
            annotations.put(BLOCK + name + BLOCK_SIZE, String.valueOf(block.blockSize()));
        } else if (backing instanceof DeviceBacking.BridgedTap tap) {
            BridgeAnnotations.write(name, tap, annotations::put);
        } else if (backing instanceof DeviceBacking.Tap tap) {
            annotations.put(TAP + name, tap.name());
            if (tap.mac() != null) {
                annotations.put(TAP + name + MAC, tap.mac());
            }
        }
    }
}
