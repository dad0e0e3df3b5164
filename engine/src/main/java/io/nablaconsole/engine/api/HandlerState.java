package io.nablaconsole.engine.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** What a handler keeps about one container between its steps; the seed's {@code LLState}. */
public record HandlerState(@JsonProperty("options") Map<String, String> options) {
    public static final HandlerState EMPTY = new HandlerState(Map.of());

    public HandlerState {
        options = Map.copyOf(options);
    }
}
