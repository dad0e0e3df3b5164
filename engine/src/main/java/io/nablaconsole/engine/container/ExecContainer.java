package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.shim.StartGate;
import io.nablaconsole.engine.store.ContainerStore;
import java.time.Instant;

/** Opens the gate: the init becomes the tender. */
final class ExecContainer {
    private final ContainerStore store;

    ExecContainer(ContainerStore store) {
        this.store = store;
    }

    void exec() {
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.EXEC);
        Instant started = Instant.now();
        StartGate.open(store.directory().fifo(), Liveness.init(state));
        store.writeState(States.with(state, Status.RUNNING, started));
    }
}
