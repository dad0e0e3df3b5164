package io.nablaconsole.engine.diagnostics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.json.Json;

/** A check of the host as JSON. */
public final class HostCheckJson {
    private HostCheckJson() {}

    public static ObjectNode of(HostCheck check) {
        return Json.object()
                .put("name", check.name())
                .put("result", check.result().toString())
                .put("sentence", check.sentence().text())
                .put("remedy", check.remedy())
                .put("took_ms", check.took().toMillis());
    }
}
