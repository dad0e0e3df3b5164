package io.nablaconsole.engine.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.api.Transition.Step;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Steps of a container's life as JSON, one object each. */
final class Transitions {
    private Transitions() {}

    static ObjectNode tree(Transition transition) {
        ObjectNode node = Json.object();
        node.put("step", transition.step().name().toLowerCase(Locale.ROOT));
        node.put("time", transition.time().toString());
        node.put("nanoseconds", transition.took().toNanos());
        if (transition.step() == Step.SIGNAL) {
            node.put("signal", transition.detail());
        }
        return node;
    }

    /** Reads a line; empty when it is none, as the last one of a machine that lost its power may be. */
    static Optional<Transition> read(String line) {
        try {
            JsonReader top = JsonReader.of(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new Transition(
                    Step.valueOf(top.text("step").toUpperCase(Locale.ROOT)),
                    Instant.parse(top.text("time")),
                    Duration.ofNanos(top.number("nanoseconds")),
                    top.text("signal", "")));
        } catch (IOException | EngineException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
