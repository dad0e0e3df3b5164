package io.nablaconsole.engine.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.oci.ConfigDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A configuration that speaks of the files of its archive.
 *
 * @param document the {@code config.json}
 * @param files what the archive must hold for it, by name in the archive
 */
record PortableConfig(String document, Map<String, Path> files) {
    private static final Pattern GUEST = Pattern.compile("io\\.nablaconsole\\.(kernel|qemu\\.initrd)");
    private static final Pattern DISK =
            Pattern.compile("io\\.nablaconsole\\.(qemu\\.disk\\.\\d+|block\\..+(?<!\\.readonly)(?<!\\.size))");

    PortableConfig {
        files = new LinkedHashMap<>(files);
    }

    /**
     * Makes {@code config} portable. All it says stays, also what this engine does not know.
     *
     * @param disks whether the disks come along; else they keep their absolute paths
     */
    static PortableConfig of(Config config, boolean disks) {
        ObjectNode top = tree(config);
        Map<String, Path> files = new LinkedHashMap<>();
        Path image = config.image();
        if (!config.annotations().containsKey(Config.KERNEL)) {
            files.put(ArchiveLayout.ROOTFS + "/" + config.rootfs().normalize().relativize(image), image);
        }
        if (top.get("vm") instanceof ObjectNode vm) {
            filesByAnnotation(top, vm, config);
        }
        top.withObject("/root").put("path", ArchiveLayout.ROOTFS);
        if (top.get("annotations") instanceof ObjectNode annotations) {
            new TreeMap<>(texts(annotations)).forEach((key, value) -> {
                boolean disk = DISK.matcher(key).matches();
                if (disk || GUEST.matcher(key).matches()) {
                    Path file = config.bundle().resolve(value).normalize();
                    annotations.put(key, disk && !disks ? file.toString() : taken(files, file));
                }
            });
        }
        return new PortableConfig(Json.print(top) + "\n", files);
    }

    /** The disks of {@code config}, wherever its document names them. */
    static List<Path> disks(Config config) {
        if (!(tree(config).get("annotations") instanceof ObjectNode annotations)) {
            return List.of();
        }
        return new TreeMap<>(texts(annotations))
                .entrySet().stream()
                        .filter(entry -> DISK.matcher(entry.getKey()).matches())
                        .map(entry -> config.bundle().resolve(entry.getValue()).normalize())
                        .distinct()
                        .toList();
    }

    /** What {@code vm} says of files must be absolute, so it is said by the annotations that it stands for. */
    private static void filesByAnnotation(ObjectNode top, ObjectNode vm, Config config) {
        ObjectNode annotations = top.withObject("/annotations");
        config.annotations().forEach((key, value) -> {
            if (!annotations.has(key)) {
                annotations.put(key, value);
            }
        });
        vm.remove("image");
        if (vm.get("kernel") instanceof ObjectNode kernel) {
            kernel.remove(List.of("path", "initrd"));
        }
    }

    private static ObjectNode tree(Config config) {
        try {
            return (ObjectNode) Json.parse(ConfigDocument.write(config).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("the container's configuration is not JSON: %s", e), e);
        }
    }

    private static Map<String, String> texts(ObjectNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            texts.put(member.getKey(), member.getValue().asText());
        }
        return texts;
    }

    private static String taken(Map<String, Path> files, Path file) {
        String name = ArchiveLayout.FILES + files.size() + "-" + file.getFileName();
        files.put(name, file);
        return name;
    }
}
