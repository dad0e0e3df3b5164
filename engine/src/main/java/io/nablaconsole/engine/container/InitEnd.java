package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.store.ContainerStore;
import java.time.Duration;

/** Kills a container's processes and sees them gone. */
final class InitEnd {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final EngineParts parts;
    private final ContainerStore store;

    InitEnd(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    /**
     * Returns when the init is dead and its end is recorded: as long as it is not, the shim writes into the directory, also
     * of an init that ended by itself a moment ago.
     */
    void kill(State state) {
        if (Liveness.init(state).alive()) {
            parts.shim().get().signal(Liveness.init(state), Signal.KILL, true);
            // on version 1 of control groups a frozen process does not even die
            Cgroup.of(state).freezer().thaw();
        }
        if (new ExitWatch(store).await(LIMIT).isEmpty() && Liveness.init(state).alive()) {
            throw new IllegalStateException(
                    "process " + state.initProcessPid() + " is still there " + LIMIT.toSeconds() + " s after SIGKILL");
        }
    }
}
