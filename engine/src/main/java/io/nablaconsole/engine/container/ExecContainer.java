package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.EngineException;
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
        beforeStart(state);
        Instant started = Instant.now();
        State running =
                state.toBuilder().status(Status.RUNNING).started(started).build();
        store.writeState(running, step, () -> StartGate.open(store.directory().fifo(), Liveness.init(state)));
        run(Hooks.Point.POSTSTART, state);
    }

    /** A container whose startContainer hook fails is stopped, as the specification says. */
    private void beforeStart(State state) {
        try {
            run(Hooks.Point.START_CONTAINER, state);
        } catch (EngineException e) {
            try {
                new InitEnd(parts, store).kill(state);
            } catch (RuntimeException cleanUp) {
                e.addSuppressed(cleanUp);
            }
            throw e;
        }
    }

    private void run(Hooks.Point point, State state) {
        parts.hooks().run(point, state.id(), state.config(), state.initProcessPid());
    }
}
