package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.json.Json;

/** A container's state as the OCI specification spells it, for hooks and other programs. */
public final class OciState {
    private OciState() {}

    /**
     * The state.
     *
     * @param status {@code creating}, {@code created}, {@code running} or {@code stopped}
     * @param pid of the init; 0 is left out, as there is no process
     */
    public static ObjectNode tree(String id, Config config, String status, int pid) {
        ObjectNode top = Json.object();
        top.put("ociVersion", config.ociVersion());
        top.put("id", id);
        top.put("status", status);
        if (pid != 0) {
            top.put("pid", pid);
        }
        top.put("bundle", config.bundle().toString());
        if (!config.annotations().isEmpty()) {
            config.annotations().forEach(top.putObject("annotations")::put);
        }
        return top;
    }
}
