package io.nablaconsole.engine.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.HostReference;
import io.nablaconsole.engine.api.Mount;
import io.nablaconsole.engine.api.Namespace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a configuration from an archive names outside of its own directory. Programs, namespaces, control groups and
 * network interfaces are the host's wherever they lie.
 */
final class HostPaths {
    private static final String OURS = "io.nablaconsole.";

    /** Annotations that hold words for the guest, which may begin with a slash. */
    private static final List<String> WORDS = List.of(OURS + "qemu.append");

    /** Where the specification's virtual machines have files. */
    private static final List<String> VM = List.of("hypervisor/path", "kernel/path", "kernel/initrd", "image/path");

    private final Path directory;
    private final List<HostReference> found = new ArrayList<>();

    private HostPaths(Path directory) {
        this.directory = directory;
    }

    /** All of them, in the order of the document's members. */
    static List<HostReference> in(Config config, JsonNode document) {
        HostPaths paths = new HostPaths(config.bundle());
        paths.file("root.path", config.rootfs());
        paths.mounts(config.mounts());
        paths.hooks(config.hooks());
        paths.annotations(config, document.path("annotations"));
        paths.linux(config);
        for (String member : VM) {
            paths.value(
                    "vm." + member.replace('/', '.'),
                    document.at("/vm/" + member).asText());
        }
        return List.copyOf(paths.found);
    }

    private void file(String place, Path file) {
        if (!file.normalize().startsWith(directory)) {
            add(place, file.normalize().toString());
        }
    }

    /** A text that may be a path; one that cannot be any leads nowhere and is refused by its reader. */
    private void value(String place, String text) {
        try {
            file(place, directory.resolve(text));
        } catch (InvalidPathException e) {
            add(place, text.replace('\0', '?'));
        }
    }

    private void add(String place, String value) {
        found.add(new HostReference(place, value));
    }

    private void mounts(List<Mount> mounts) {
        for (int i = 0; i < mounts.size(); i++) {
            String source = mounts.get(i).source();
            if (source != null) {
                value("mounts[" + i + "].source", source);
            }
        }
    }

    private void hooks(Hooks hooks) {
        for (Hooks.Point point : Hooks.Point.values()) {
            List<Hook> programs = hooks.at(point);
            for (int i = 0; i < programs.size(); i++) {
                add("hooks." + point + "[" + i + "]", command(programs.get(i)));
            }
        }
    }

    /** With its arguments: of a shell they alone say what is run. The first one is a name. */
    private static String command(Hook hook) {
        String arguments = String.join(
                " ",
                hook.args().subList(Math.min(1, hook.args().size()), hook.args().size()));
        return (hook.path() + " " + arguments).strip();
    }

    /** What {@code vm} says is an annotation of the configuration too, and is named where it was written. */
    private void annotations(Config config, JsonNode written) {
        new TreeMap<>(config.devices()).forEach((name, backing) -> {
            if (backing instanceof DeviceBacking.BlockFile block) {
                file("annotations." + OURS + "block." + name, block.file());
            } else if (backing instanceof DeviceBacking.Tap tap) {
                add("annotations." + OURS + "tap." + name, tap.name());
            } else if (backing instanceof DeviceBacking.BridgedTap tap) {
                add("annotations." + OURS + "bridge." + name, tap.bridge());
            }
        });
        new TreeMap<>(config.annotations()).forEach((key, value) -> {
            if (key.startsWith(OURS) && !WORDS.contains(key) && written.has(key)) {
                value("annotations." + key, value);
            }
        });
    }

    private void linux(Config config) {
        for (Namespace space : config.namespaces()) {
            if (space.path() != null) {
                add("linux.namespaces " + space.kind().ociName(), space.path().toString());
            }
        }
        if (config.resources().cgroupsPath() != null) {
            add("linux.cgroupsPath", config.resources().cgroupsPath());
        }
    }
}
