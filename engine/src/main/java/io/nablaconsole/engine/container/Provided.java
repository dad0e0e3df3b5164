package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.MonitorControl;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.store.ContainerStore;
import java.util.Optional;

/** A container as its tender sees it: with what the handlers made in the places of what was asked for. */
final class Provided {
    private Provided() {}

    static HandlerContext of(EngineParts parts, ContainerStore store, State state) {
        Handlers handlers = parts.handlers();
        HandlerContext asked =
                new HandlerContext(store.id(), state.config(), store.directory().path());
        HandlerContext withFiles = asked.with(handlers.fs().provide(asked, state.fsState()));
        return withFiles.with(handlers.network().provide(withFiles, state.networkState()));
    }

    /** The channel into its tender; empty when that takes signals only. */
    static Optional<MonitorControl> monitor(EngineParts parts, ContainerStore store, State state) {
        return parts.handlers().exec().monitor(of(parts, store, state), state.execState());
    }
}
