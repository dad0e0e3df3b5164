package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.store.ContainerStore;

/**
 * What the specification asks for when a hook fails before or after start: the container is stopped, and its poststop
 * hooks run. They have then had their turn, and do not run again when the container is deleted.
 */
final class FailedHook {
    private final EngineParts parts;
    private final ContainerStore store;

    FailedHook(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    /** Runs the hooks of {@code point}; when one fails, the container has been stopped before that is thrown. */
    void run(Hooks.Point point, State state) {
        try {
            parts.hooks().run(point, state.id(), state.config(), state.initProcessPid());
        } catch (EngineException e) {
            try {
                stop(state);
            } catch (RuntimeException cleanUp) {
                e.addSuppressed(cleanUp);
            }
            throw e;
        }
    }

    private void stop(State state) {
        new InitEnd(parts, store).kill(state);
        store.writeState(store.readState().toBuilder().poststopRan(true).build());
        parts.hooks().run(Hooks.Point.POSTSTOP, state.id(), state.config(), 0);
    }
}
