package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Transition.Step;
import io.nablaconsole.engine.shim.StartGate;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.Stopwatch;
import java.time.Instant;

/** Opens the gate: the init becomes the tender. */
final class ExecContainer {
    private final EngineParts parts;
    private final ContainerStore store;

    ExecContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    void exec() {
        Stopwatch step = Stopwatch.begin(Step.EXEC);
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.EXEC);
        FailedHook hooks = new FailedHook(parts, store);
        hooks.run(Hooks.Point.START_CONTAINER, state);
        Instant started = Instant.now();
        State running =
                state.toBuilder().status(Status.RUNNING).started(started).build();
        store.writeState(running, step, () -> StartGate.open(store.directory().fifo(), Liveness.init(state)));
        hooks.run(Hooks.Point.POSTSTART, running);
    }
}
