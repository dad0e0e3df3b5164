package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Mount;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as an OCI {@code config.json}. Everything the engine acts on is read into types; the rest is kept, as
 * the document itself is. What OCI has no field for stands in annotations that begin with {@code io.nablaconsole.}:
 * {@code tender}, {@code memory} (the guest's size where it does not follow from the limit of its control group),
 * {@code kernel} (a unikernel that is not in the rootfs),
 * {@code block.NAME}, {@code block.NAME.readonly}, {@code block.NAME.size}, {@code tap.NAME}, {@code tap.NAME.mac}, and those of {@link
 * io.nablaconsole.engine.annotation.BridgeAnnotations}; so
 * every container can be described by a plain bundle.
 */
public final class ConfigDocument {
    private ConfigDocument() {}

    /**
     * Reads a configuration.
     *
     * @param document the bytes of a {@code config.json}
     * @param base directory that a relative {@code root.path} starts from: the bundle
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path
     */
    public static Config read(byte[] document, Path base) {
        String text = utf8(document);
        JsonReader top = JsonReader.of(parse(document));
        JsonReader process = top.child("process");
        JsonReader linux = top.child("linux");
        Resources resources = LinuxSection.resources(linux);
        VmSection vm = VmSection.read(top);
        DeviceAnnotations annotations = new DeviceAnnotations(vm.beside(top.map("annotations")));
        return new Config(
                version(top),
                vm.arguments(InitOption.without(top, process.texts("args"))),
                base.toAbsolutePath().normalize(),
                base.resolve(top.child("root").path("path")).toAbsolutePath().normalize(),
                process.texts("env"),
                process.text("cwd", "/"),
                process.flag("terminal", false),
                ProcessSection.consoleSize(process),
                guestMemory(resources, annotations.memory()),
                annotations.plain(),
                annotations.devices(base.toAbsolutePath().normalize()),
                annotations.tender(),
                LinuxSection.namespaces(linux),
                top.textOrNull("hostname"),
                top.textOrNull("domainname"),
                ProcessSection.settings(process),
                HooksSection.read(top),
                resources,
                mounts(top, "mounts"),
                text);
    }

    /**
     * {@code config} with these annotations too, understood as in a document; a relative path starts from its bundle.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the annotation that is wrong
     */
    public static Config annotated(Config config, Map<String, String> added) {
        if (added.isEmpty()) {
            return config;
        }
        DeviceAnnotations annotations = new DeviceAnnotations(added);
        ConfigBuilder builder = config.toBuilder();
        annotations.plain().forEach(builder::annotation);
        annotations.devices(config.bundle()).forEach(builder::device);
        if (!annotations.tender().equals(Config.TENDER_AUTOMATIC)) {
            builder.tender(annotations.tender());
        }
        Long memory = annotations.memory();
        return (memory == null ? builder : builder.memory(new MemorySize(memory))).build();
    }

    /** The library would take UTF-16 as well, and what is kept of the document would then be another one. */
    private static String utf8(byte[] document) {
        ByteBuffer bytes = ByteBuffer.wrap(document);
        CharBuffer text = CharBuffer.allocate(document.length);
        boolean decoded =
                !StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError();
        String whole = text.flip().toString();
        int odd = decoded ? whole.indexOf('\0') : whole.length();
        if (odd >= 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("config.json is not UTF-8: see what stands after its first %s characters", odd));
        }
        return whole;
    }

    private static JsonNode parse(byte[] document) {
        try {
            return Json.parse(document);
        } catch (IOException e) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("config.json is not JSON: %s", e), e);
        }
    }

    private static String version(JsonReader top) {
        String version = top.text("ociVersion");
        if (!version.startsWith("1.")) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "ociVersion is %s; this engine reads version 1 of the OCI runtime specification", version));
        }
        return version;
    }

    private static MemorySize guestMemory(Resources resources, @Nullable Long own) {
        Long limit = resources.memory().limit();
        if (own != null) {
            return new MemorySize(own);
        }
        return limit == null || limit < 0 ? MemorySize.DEFAULT_GUEST : new MemorySize(limit);
    }

    /** Reads a list of mounts. */
    public static List<Mount> mounts(JsonReader top, String member) {
        return top.children(member).stream()
                .map(mount -> mount.check(() -> new Mount(
                        mount.text("destination"),
                        mount.textOrNull("type"),
                        mount.textOrNull("source"),
                        mount.texts("options"))))
                .toList();
    }

    /** The document of {@code config}: the one it was read from, byte for byte, else one made from its fields. */
    public static String write(Config config) {
        String document = config.document();
        return document != null ? document : Json.print(tree(config)) + "\n";
    }

    /**
     * {@code document} with the annotations and limits of {@code config} in the place of its own; all else, known or
     * not, stays as it is.
     */
    public static String update(String document, Config config) {
        ObjectNode top = (ObjectNode) parse(document.getBytes(StandardCharsets.UTF_8));
        LinuxSection.writeResources(top.withObject("/linux"), config);
        DeviceAnnotations.write(top.putObject("annotations"), config, hasOwnMemory(config));
        return Json.print(top) + "\n";
    }

    private static boolean hasOwnMemory(Config config) {
        return !guestMemory(config.resources(), null).equals(config.memory());
    }

    private static ObjectNode tree(Config config) {
        ObjectNode top = Json.object();
        top.put("ociVersion", config.ociVersion());
        ObjectNode process = top.putObject("process");
        process.put("terminal", config.terminal());
        process.putObject("consoleSize")
                .put("height", config.consoleSize().rows())
                .put("width", config.consoleSize().columns());
        ProcessSection.strings(process, "args", config.args());
        ProcessSection.strings(process, "env", config.env());
        process.put("cwd", config.cwd());
        ProcessSection.write(process, config.settings());
        top.putObject("root").put("path", HostPath.text(config.rootfs())).put("readonly", true);
        name(top, "hostname", config.hostname());
        name(top, "domainname", config.domainname());
        config.mounts().forEach(mount -> write(top.withArray("mounts").addObject(), mount));
        HooksSection.write(top, config.hooks());
        DeviceAnnotations.write(top.putObject("annotations"), config, hasOwnMemory(config));
        LinuxSection.write(top.putObject("linux"), config);
        return top;
    }

    private static void name(ObjectNode node, String member, @Nullable String value) {
        if (value != null) {
            node.put(member, value);
        }
    }

    /** Spells a mount. */
    public static void write(ObjectNode node, Mount mount) {
        node.put("destination", mount.destination());
        name(node, "type", mount.type());
        name(node, "source", mount.source());
        ProcessSection.strings(node, "options", mount.options());
    }
}
