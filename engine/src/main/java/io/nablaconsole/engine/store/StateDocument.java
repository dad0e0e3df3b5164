package io.nablaconsole.engine.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.oci.ConfigDocument;
import io.nablaconsole.engine.oci.HooksSection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

/** A container's state as {@code state.json}: the seed's member names, and what it lacked beside them. */
public final class StateDocument {
    private StateDocument() {}

    /**
     * Spells {@code state}. Its {@code config} member has the seed's names and is for readers; what counts is
     * {@code config.json} beside it.
     */
    public static ObjectNode tree(State state) {
        ObjectNode top = Json.object();
        top.put("id", state.id());
        top.put("init_process_pid", state.initProcessPid());
        top.put("init_process_start", state.initProcessStart());
        top.put("created", state.created().toString());
        top.put("bundle", HostPath.text(state.config().bundle()));
        config(top.putObject("config"), state.config());
        handler(top, "fsstate", state.fsState());
        handler(top, "netstate", state.networkState());
        handler(top, "execstate", state.execState());
        top.put("status", state.status().toString());
        top.put("started", state.started() == null ? null : state.started().toString());
        top.put("boot_id", state.bootId());
        top.put("monitor_pid", state.monitorPid());
        top.put("monitor_start", state.monitorStart());
        top.put("console_socket", state.consoleSocket());
        top.put("tender", state.tender());
        if (state.cgroup().isEmpty()) {
            top.putNull("cgroup");
        } else {
            state.cgroup().forEach(top.putObject("cgroup")::put);
        }
        if (state.poststopRan()) {
            top.put("poststop_ran", true);
        }
        if (!state.cgroupFound().isEmpty()) {
            state.cgroupFound().stream().sorted().forEach(top.putArray("cgroup_found")::add);
        }
        return top;
    }

    /** Spells the members of a configuration that the seed has, for readers. */
    static void config(ObjectNode node, Config config) {
        config.args().forEach(node.putArray("args")::add);
        node.put("rootfs", config.rootfs().toString());
        config.env().forEach(node.putArray("env")::add);
        node.put("cwd", config.cwd());
        node.put("version", config.ociVersion());
        ObjectNode labels = node.putObject("labels");
        config.annotations().forEach(labels::put);
        node.put(
                "netnspath",
                config.netnsPath() == null ? "" : config.netnsPath().toString());
        node.put("memory", config.memory().bytes());
        HooksSection.write(node, config.hooks());
        ArrayNode mounts = node.putArray("mounts");
        config.mounts().forEach(mount -> ConfigDocument.write(mounts.addObject(), mount));
    }

    private static void handler(ObjectNode top, String name, HandlerState state) {
        ObjectNode options = top.putObject(name).putObject("options");
        state.options().forEach(options::put);
    }

    /**
     * Reads what {@link #tree} wrote.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path
     */
    public static State read(JsonReader top, Config config) {
        return State.builder(top.text("id"), config, instant("created", top.text("created")))
                .handlers(handler(top, "fsstate"), handler(top, "netstate"), handler(top, "execstate"))
                .tender(top.text("tender", ""))
                .status(status(top.text("status")))
                .started(top.has("started") ? instant("started", top.text("started")) : null)
                .init(top.integer("init_process_pid", 0), top.text("init_process_start", ""), top.text("boot_id", ""))
                .monitor(top.integer("monitor_pid", 0), top.text("monitor_start", ""), top.textOrNull("console_socket"))
                .cgroup(top.map("cgroup"), Set.copyOf(top.texts("cgroup_found")))
                .poststopRan(top.has("poststop_ran"))
                .build();
    }

    private static HandlerState handler(JsonReader top, String name) {
        return new HandlerState(top.child(name).map("options"));
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("%s is '%s', not a time", name, text), e);
        }
    }

    private static Status status(String text) {
        try {
            return Status.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("status is '%s', which is none", text), e);
        }
    }
}
