package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.store.ContainerStore;

/** Tells whether a container's unikernel was built again, and takes the new one. */
final class RenewContainer {
    private final EngineParts parts;
    private final ContainerStore store;

    RenewContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    ImageChange change() {
        State state = store.readState();
        return parts.handlers().exec().imageChange(asked(state), state.execState());
    }

    private HandlerContext asked(State state) {
        return new HandlerContext(store.id(), state.config(), store.directory().path());
    }

    /** What fails leaves the container with what it had. */
    void renew() {
        State state = store.readState();
        Status status = Liveness.status(state);
        boolean waits = status == Status.CREATED;
        if (!waits) {
            Liveness.require(store.id(), status, Action.START);
        }
        Handlers handlers = parts.handlers();
        HandlerContext asked = asked(state);
        // at the gate all has been made, and devices may be open
        HandlerState fs = waits ? state.fsState() : handlers.fs().run(asked, state.fsState());
        HandlerContext withFiles = asked.with(handlers.fs().provide(asked, fs));
        HandlerState network = waits ? state.networkState() : handlers.network().run(withFiles, state.networkState());
        HandlerContext complete = withFiles.with(handlers.network().provide(withFiles, network));
        HandlerState exec = handlers.exec().renew(complete, state.execState());
        store.writeState(state.toBuilder().handlers(fs, network, exec).build());
    }
}
