package io.nablaconsole.engine.api;

import java.util.Map;

/** What a handler keeps about one container between its steps; the seed's {@code LLState}. */
public record HandlerState(Map<String, String> options) {
    public static final HandlerState EMPTY = new HandlerState(Map.of());

    public HandlerState {
        options = Map.copyOf(options);
    }
}
