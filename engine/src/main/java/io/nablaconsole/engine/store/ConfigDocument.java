package io.nablaconsole.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.annotation.BridgeAnnotations;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as an OCI {@code config.json}. What OCI has no field for stands in annotations that begin with
 * {@code io.nablaconsole.}: {@code tender}, {@code block.NAME}, {@code block.NAME.readonly}, {@code block.NAME.size},
 * {@code tap.NAME}, {@code tap.NAME.mac}, and those of {@link BridgeAnnotations}; so every container can be described by a plain bundle.
 */
public final class ConfigDocument {
    static final String PREFIX = "io.nablaconsole.";
    private static final String TENDER = PREFIX + "tender";
    private static final String BLOCK = PREFIX + "block.";
    private static final String TAP = PREFIX + "tap.";
    private static final String READ_ONLY = ".readonly";
    private static final String BLOCK_SIZE = ".size";
    private static final String MAC = ".mac";

    private ConfigDocument() {}

    /**
     * Reads a configuration.
     *
     * @param document the bytes of a {@code config.json}
     * @param base directory that a relative {@code root.path} starts from: the bundle
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path
     */
    public static Config read(byte[] document, Path base) {
        JsonReader top;
        try {
            top = JsonReader.of(Json.parse(document));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, "config.json is not JSON: " + e.getMessage(), e);
        }
        JsonReader process = top.child("process");
        Map<String, String> annotations = top.map("annotations");
        return new Config(
                version(top),
                process.texts("args"),
                base.toAbsolutePath().normalize(),
                base.resolve(top.child("root").text("path")).toAbsolutePath().normalize(),
                process.texts("env"),
                process.text("cwd", "/"),
                process.flag("terminal", false),
                consoleSize(process),
                memory(top),
                plainAnnotations(annotations),
                devices(annotations, base.toAbsolutePath().normalize()),
                annotations.getOrDefault(TENDER, Config.TENDER_AUTOMATIC),
                netns(top),
                new String(document, StandardCharsets.UTF_8));
    }

    private static String version(JsonReader top) {
        String version = top.text("ociVersion");
        if (!version.startsWith("1.")) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "ociVersion is " + version + "; this engine reads version 1 of the OCI runtime specification");
        }
        return version;
    }

    private static TerminalSize consoleSize(JsonReader process) {
        JsonReader size = process.child("consoleSize");
        int columns = size.integer("width", 0);
        int rows = size.integer("height", 0);
        return columns == 0 && rows == 0 ? TerminalSize.DEFAULT : new TerminalSize(columns, rows);
    }

    private static MemorySize memory(JsonReader top) {
        JsonReader memory = top.child("linux").child("resources").child("memory");
        long limit = memory.number("limit", -1);
        return limit < 0 ? MemorySize.DEFAULT_GUEST : new MemorySize(limit);
    }

    private static @Nullable Path netns(JsonReader top) {
        for (JsonNode namespace : top.child("linux").node().path("namespaces")) {
            String path = namespace.path("path").asText();
            if (namespace.path("type").asText().equals("network") && !path.isEmpty()) {
                return Path.of(path);
            }
        }
        return null;
    }

    private static Map<String, String> plainAnnotations(Map<String, String> all) {
        Map<String, String> plain = new LinkedHashMap<>(all);
        plain.keySet()
                .removeIf(key -> key.startsWith(BLOCK)
                        || key.startsWith(TAP)
                        || BridgeAnnotations.owns(key)
                        || key.equals(TENDER));
        return plain;
    }

    private static Map<String, DeviceBacking> devices(Map<String, String> annotations, Path bundle) {
        Map<String, DeviceBacking> devices = new LinkedHashMap<>(BridgeAnnotations.read(annotations));
        annotations.forEach((key, value) -> {
            if (key.startsWith(BLOCK) && !key.endsWith(READ_ONLY) && !key.endsWith(BLOCK_SIZE)) {
                boolean readOnly = annotations.getOrDefault(key + READ_ONLY, "").equals("true");
                int size = blockSize(key, annotations.get(key + BLOCK_SIZE));
                Path file = bundle.resolve(value);
                devices.put(key.substring(BLOCK.length()), new DeviceBacking.BlockFile(file, readOnly, size));
            } else if (key.startsWith(TAP) && !key.endsWith(MAC)) {
                devices.put(key.substring(TAP.length()), new DeviceBacking.Tap(value, annotations.get(key + MAC)));
            }
        });
        return devices;
    }

    private static int blockSize(String key, @Nullable String text) {
        if (text == null) {
            return DeviceBacking.BlockFile.DEFAULT_BLOCK_SIZE;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "annotations." + key + BLOCK_SIZE + " is '" + text + "', not a number",
                    e);
        }
    }

    /** The document of {@code config}: the one it was read from, byte for byte, else one made from its fields. */
    public static String write(Config config) {
        String document = config.document();
        return document != null ? document : Json.print(tree(config)) + "\n";
    }

    private static ObjectNode tree(Config config) {
        ObjectNode top = Json.object();
        top.put("ociVersion", config.ociVersion());
        ObjectNode process = top.putObject("process");
        process.put("terminal", config.terminal());
        process.putObject("consoleSize")
                .put("height", config.consoleSize().rows())
                .put("width", config.consoleSize().columns());
        process.putObject("user").put("uid", 0).put("gid", 0);
        strings(process, "args", config.args());
        strings(process, "env", config.env());
        process.put("cwd", config.cwd());
        top.putObject("root").put("path", config.rootfs().toString()).put("readonly", true);
        ObjectNode annotations = top.putObject("annotations");
        config.annotations().forEach(annotations::put);
        if (!config.tender().equals(Config.TENDER_AUTOMATIC)) {
            annotations.put(TENDER, config.tender());
        }
        config.devices().forEach((name, backing) -> annotate(annotations, name, backing));
        ObjectNode linux = top.putObject("linux");
        linux.putObject("resources")
                .putObject("memory")
                .put("limit", config.memory().bytes());
        if (config.netnsPath() != null) {
            linux.putArray("namespaces")
                    .addObject()
                    .put("type", "network")
                    .put("path", config.netnsPath().toString());
        }
        return top;
    }

    private static void strings(ObjectNode node, String name, List<String> values) {
        values.forEach(node.putArray(name)::add);
    }

    private static void annotate(ObjectNode annotations, String name, DeviceBacking backing) {
        if (backing instanceof DeviceBacking.BlockFile block) {
            annotations.put(BLOCK + name, block.file().toString());
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
