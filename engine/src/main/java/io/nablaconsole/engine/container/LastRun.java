package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimResult;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that nothing of a container's last run is at work any more. Its shim outlives its init: it still reads what
 * the console holds, writes the record and takes its socket away, all in the places a next run would use.
 */
final class LastRun {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 200_000;

    private final EngineParts parts;
    private final ContainerStore store;

    LastRun(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    /**
     * Waits until the shim has ended, and ends what an engine left that was killed before it could name it in the state.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_STOPPED} when the shim takes longer than {@link #LIMIT}
     */
    void settle(State state) {
        if (!shimEnded(state)) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_STOPPED,
                    Message.of(
                            "cannot make a process in container %s: process %s still records how the last one ended;"
                                    + " try again, or delete the container",
                            store.id(), state.monitorPid()));
        }
        endUnnamed(state);
    }

    /** Whether the shim has ended within {@link #LIMIT}. */
    boolean shimEnded(State state) {
        return ended(() -> Liveness.monitorAlive(state));
    }

    /** An init at its gate that no state speaks of, and the shim that watches it: nobody would ever start it. */
    void endUnnamed(State state) {
        Optional<Shim.Created> left =
                ShimResult.read(store.directory()).filter(made -> !made.init().equals(Liveness.init(state)));
        if (left.isEmpty()) {
            return;
        }
        ProcessIdentity init = left.get().init();
        if (Liveness.atGate(init)) {
            parts.shim().get().signal(init, Signal.KILL, true);
            if (!ended(init)) {
                throw InitEnd.lives(store, init);
            }
        }
        ended(() -> Liveness.isShim(left.get().monitor()));
    }

    /** Waits for the end of {@code process}; false when that takes longer than {@link #LIMIT}. */
    static boolean ended(ProcessIdentity process) {
        return ended(process::alive);
    }

    private static boolean ended(BooleanSupplier alive) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (alive.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
