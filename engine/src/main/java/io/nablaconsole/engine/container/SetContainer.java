package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.diagnostics.Given;
import io.nablaconsole.engine.oci.ConfigDocument;
import io.nablaconsole.engine.store.ContainerStore;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Changes a container's configuration as far as that can be done after its creation. */
final class SetContainer {
    /** What is built into the container when it is made: by the JSON path that a configuration has it at. */
    private static final Map<String, Function<Config, Object>> FIXED = fixed();

    private final EngineParts parts;
    private final ContainerStore store;

    SetContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    private static Map<String, Function<Config, Object>> fixed() {
        Map<String, Function<Config, Object>> fields = new LinkedHashMap<>();
        fields.put("process.args", Config::args);
        fields.put("process.env", Config::env);
        fields.put("process.cwd", Config::cwd);
        fields.put("process.terminal", Config::terminal);
        fields.put("process.consoleSize", Config::consoleSize);
        fields.put("process (user, capabilities, limits, labels)", Config::settings);
        fields.put("root.path", Config::rootfs);
        fields.put("the guest's memory", Config::memory);
        fields.put("devices", Config::devices);
        fields.put("tender", Config::tender);
        fields.put("linux.namespaces", Config::namespaces);
        fields.put(
                "linux.cgroupsPath", config -> String.valueOf(config.resources().cgroupsPath()));
        fields.put("hostname", config -> config.hostname() + "." + config.domainname());
        fields.put("hooks", Config::hooks);
        fields.put("mounts", Config::mounts);
        return fields;
    }

    void set(Config config) {
        State state = store.readState();
        Config old = state.config();
        requireSameFixed(old, config);
        Given.inLogs().note(old);
        Config next = ConfigDocument.read(document(old, config).getBytes(StandardCharsets.UTF_8), old.bundle());
        limit(state, old, next);
        try {
            store.saveConfig(next);
            store.writeState(state.toBuilder().config(next).build());
        } catch (EngineException e) {
            restore(old, e);
            undo(state, old, e);
            throw e;
        }
    }

    private void restore(Config old, EngineException failure) {
        try {
            store.saveConfig(old);
        } catch (EngineException e) {
            failure.addSuppressed(e);
        }
    }

    private void requireSameFixed(Config old, Config config) {
        List<String> changed = FIXED.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(old), field.getValue().apply(config)))
                .map(Map.Entry::getKey)
                .toList();
        if (!changed.isEmpty()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "cannot change container %s: %s would need a restart with a new configuration; delete it and"
                                    + " create it again",
                            store.id(), String.join(", ", changed)));
        }
    }

    /** A document that came with the new configuration counts as it is; else the old one, with what was changed. */
    private static String document(Config old, Config config) {
        String given = config.document();
        String kept = ConfigDocument.write(old);
        return given != null && !given.equals(kept) ? given : ConfigDocument.update(kept, config);
    }

    private void limit(State state, Config old, Config next) {
        if (old.resources().equals(next.resources())) {
            return;
        }
        parts.cgroups().require(next.resources());
        if (Liveness.status(state) == Status.STOPPED) {
            return;
        }
        try {
            apply(state, next);
        } catch (EngineException e) {
            if (Liveness.status(state) == Status.STOPPED) {
                // its group goes with it: the next run gets the limits
                return;
            }
            undo(state, old, e);
            throw e;
        }
    }

    private static void apply(State state, Config config) {
        Cgroup.of(state).apply(config.resources(), config.memory().bytes());
    }

    private static void undo(State state, Config old, EngineException failure) {
        if (Liveness.status(state) == Status.STOPPED) {
            return;
        }
        try {
            apply(state, old);
        } catch (EngineException e) {
            failure.addSuppressed(e);
        }
    }
}
