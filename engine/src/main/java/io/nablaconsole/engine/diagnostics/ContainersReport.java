package io.nablaconsole.engine.diagnostics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The containers with their states; of what they were given only how much it is, and under which names. */
final class ContainersReport {
    private final Factory factory;
    private final Redactor redactor;

    ContainersReport(Factory factory, Redactor redactor) {
        this.factory = factory;
        this.redactor = redactor;
    }

    /** Every container; the redactor knows all they hold before the first word is written. */
    JsonNode read() {
        List<ContainerSnapshot> listed = factory.list();
        List<ObjectNode> configs = new ArrayList<>();
        for (ContainerSnapshot container : listed) {
            configs.add(configOf(container));
        }
        ArrayNode all = Json.array();
        for (int i = 0; i < listed.size(); i++) {
            ObjectNode one = describe(listed.get(i));
            one.set("config", configs.get(i));
            all.add(one);
        }
        return all;
    }

    private ObjectNode configOf(ContainerSnapshot container) {
        ObjectNode shown = Json.object();
        try {
            Config config = factory.load(container.id().value()).config();
            redactor.learn(config);
            shown.put("arguments", config.args().size() - 1);
            ArrayNode environment = shown.putArray("environment");
            config.env().forEach(entry -> environment.add(entry.substring(0, Math.max(0, entry.indexOf('=')))));
            ArrayNode annotations = shown.putArray("annotations");
            config.annotations().keySet().stream().sorted().forEach(annotations::add);
            shown.put("devices", config.devices().size());
            shown.put("terminal", config.terminal());
        } catch (EngineException e) {
            shown.put("unreadable", e.code().toString());
        }
        return shown;
    }

    private ObjectNode describe(ContainerSnapshot container) {
        ObjectNode shown = Json.object()
                .put("id", container.id().value())
                .put("status", container.status().name().toLowerCase(Locale.ROOT))
                .put("image", container.image())
                .put("tender", container.tender())
                .put("memory", container.memory().bytes())
                .put("pid", container.pid())
                .put("created", container.created().toString());
        if (container.problem() != null) {
            shown.put("problem", redactor.clean(container.problem().text()));
        }
        ExitRecord exit = container.exit();
        if (exit != null) {
            shown.put("ended", redactor.clean(exit.reason()));
            shown.put("finished", String.valueOf(exit.finished()));
            shown.put("console_bytes", exit.outputBytes());
        }
        return shown;
    }
}
