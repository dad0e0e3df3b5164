package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.json.JsonReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code linux} object: control group and namespaces. */
final class LinuxSection {
    private LinuxSection() {}

    static Resources resources(JsonReader linux) {
        JsonReader resources = linux.child("resources");
        JsonReader memory = resources.child("memory");
        JsonReader cpu = resources.child("cpu");
        return linux.check(() -> new Resources(
                linux.textOrNull("cgroupsPath"),
                new Resources.Memory(
                        memory.numberOrNull("limit"), memory.numberOrNull("reservation"), memory.numberOrNull("swap")),
                new Resources.Cpu(
                        cpu.numberOrNull("shares"),
                        cpu.numberOrNull("quota"),
                        cpu.numberOrNull("period"),
                        cpu.textOrNull("cpus"),
                        cpu.textOrNull("mems")),
                resources.child("pids").numberOrNull("limit"),
                resources.map("unified")));
    }

    static List<Namespace> namespaces(JsonReader linux) {
        Map<Namespace.Kind, Namespace> found = new EnumMap<>(Namespace.Kind.class);
        for (JsonReader node : linux.children("namespaces")) {
            Namespace namespace = namespace(node);
            if (found.put(namespace.kind(), namespace) != null) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "%s.type '%s' is there already",
                                node.path(), namespace.kind().ociName()));
            }
        }
        return List.copyOf(found.values());
    }

    private static Namespace namespace(JsonReader node) {
        String type = node.text("type");
        Namespace.Kind kind = Stream.of(Namespace.Kind.values())
                .filter(known -> known.ociName().equals(type))
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "%s.type is '%s': use one of %s",
                                node.path(),
                                type,
                                Stream.of(Namespace.Kind.values())
                                        .map(Namespace.Kind::ociName)
                                        .toList())));
        String path = node.text("path", "");
        return node.check(() -> new Namespace(kind, path.isEmpty() ? null : node.path("path")));
    }

    static void write(ObjectNode linux, Config config) {
        writeResources(linux, config);
        for (Namespace namespace : config.namespaces()) {
            ObjectNode node = linux.withArray("namespaces").addObject();
            node.put("type", namespace.kind().ociName());
            if (namespace.path() != null) {
                node.put("path", HostPath.text(namespace.path()));
            }
        }
    }

    /** Spells the limits into what {@code linux} holds already: their members and no others are replaced. */
    static void writeResources(ObjectNode linux, Config config) {
        Resources resources = config.resources();
        number(linux, "memory", "limit", resources.memory().limit());
        number(linux, "memory", "reservation", resources.memory().reservation());
        number(linux, "memory", "swap", resources.memory().swap());
        number(linux, "cpu", "shares", resources.cpu().shares());
        number(linux, "cpu", "quota", resources.cpu().quota());
        number(linux, "cpu", "period", resources.cpu().period());
        text(linux, "cpu", "cpus", resources.cpu().cpus());
        text(linux, "cpu", "mems", resources.cpu().mems());
        number(linux, "pids", "limit", resources.pidsLimit());
        if (!resources.unified().isEmpty()) {
            ObjectNode unified = linux.withObject("/resources").putObject("unified");
            new TreeMap<>(resources.unified()).forEach(unified::put);
        }
        if (resources.cgroupsPath() != null) {
            linux.put("cgroupsPath", resources.cgroupsPath());
        }
    }

    private static void number(ObjectNode linux, String controller, String name, @Nullable Long value) {
        if (value != null) {
            linux.withObject("/resources/" + controller).put(name, value);
        } else if (linux.at("/resources/" + controller) instanceof ObjectNode old) {
            old.remove(name);
        }
    }

    private static void text(ObjectNode linux, String controller, String name, @Nullable String value) {
        if (value != null) {
            linux.withObject("/resources/" + controller).put(name, value);
        } else if (linux.at("/resources/" + controller) instanceof ObjectNode old) {
            old.remove(name);
        }
    }
}
