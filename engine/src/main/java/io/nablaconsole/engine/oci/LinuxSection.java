package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.json.JsonReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code linux} object: control group and network namespace. */
final class LinuxSection {
    private static final Set<String> NAMESPACES =
            Set.of("pid", "network", "mount", "ipc", "uts", "user", "cgroup", "time");

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
                resources.child("pids").numberOrNull("limit")));
    }

    static @Nullable Path networkNamespace(JsonReader linux) {
        Set<String> seen = new HashSet<>();
        Path found = null;
        for (JsonReader namespace : linux.children("namespaces")) {
            String type = namespace.text("type");
            String path = namespace.text("path", "");
            if (!NAMESPACES.contains(type)) {
                throw invalid(namespace, "type is '" + type + "': use one of " + NAMESPACES);
            }
            if (!seen.add(type)) {
                throw invalid(namespace, "type '" + type + "' is there already");
            }
            if (!path.isEmpty() && !path.startsWith("/")) {
                throw invalid(namespace, "path '" + path + "' is not absolute");
            }
            if (type.equals("network") && !path.isEmpty()) {
                found = Path.of(path);
            }
        }
        return found;
    }

    private static EngineException invalid(JsonReader namespace, String message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, namespace.path() + "." + message);
    }

    static void write(ObjectNode linux, Config config) {
        writeResources(linux, config);
        if (config.netnsPath() != null) {
            linux.putArray("namespaces")
                    .addObject()
                    .put("type", "network")
                    .put("path", config.netnsPath().toString());
        }
    }

    /** Spells the limits into what {@code linux} holds already: their members and no others are replaced. */
    static void writeResources(ObjectNode linux, Config config) {
        Resources resources = config.resources();
        number(linux, "memory", "limit", memoryLimit(config));
        number(linux, "memory", "reservation", resources.memory().reservation());
        number(linux, "memory", "swap", resources.memory().swap());
        number(linux, "cpu", "shares", resources.cpu().shares());
        number(linux, "cpu", "quota", resources.cpu().quota());
        number(linux, "cpu", "period", resources.cpu().period());
        text(linux, "cpu", "cpus", resources.cpu().cpus());
        text(linux, "cpu", "mems", resources.cpu().mems());
        number(linux, "pids", "limit", resources.pidsLimit());
        if (resources.cgroupsPath() != null) {
            linux.put("cgroupsPath", resources.cgroupsPath());
        }
    }

    static long memoryLimit(Config config) {
        Long limit = config.resources().memory().limit();
        return limit == null ? config.memory().bytes() : limit;
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
