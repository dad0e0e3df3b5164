package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.json.Json;

/** A container's state in the members that the OCI runtime specification names, and runc's beside them. */
final class OciState {
    private OciState() {}

    static ObjectNode of(State state) {
        Config config = state.config();
        ObjectNode top = Json.object();
        top.put("ociVersion", config.ociVersion());
        top.put("id", state.id());
        top.put("pid", state.status() == Status.STOPPED ? 0 : state.initProcessPid());
        top.put("status", state.status().toString());
        top.put("bundle", config.bundle().toString());
        top.put("rootfs", config.rootfs().toString());
        top.put("created", state.created().toString());
        ObjectNode annotations = top.putObject("annotations");
        config.annotations().forEach(annotations::put);
        return top;
    }
}
