package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimResult;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it lives on
     */
    void kill(State state) {
        ProcessIdentity init = Liveness.init(state);
        @Nullable EngineException held = init.alive() ? killAndThaw(init, Cgroup.of(state)) : null;
        if (new ExitWatch(store).await(LIMIT).isPresent()) {
            new LastRun(parts, store).shimEnded(state);
        } else if (init.alive()) {
            EngineException failure = lives(store, init);
            if (held != null) {
                failure.addSuppressed(held);
            }
            throw failure;
        }
    }

    /** On version 1 of control groups a frozen process does not even die; what keeps it frozen matters only if it lives on. */
    private @Nullable EngineException killAndThaw(ProcessIdentity init, Cgroup group) {
        parts.shim().get().signal(init, Signal.KILL, true);
        try {
            group.freezer().thaw();
            return null;
        } catch (EngineException e) {
            return e;
        }
    }

    /**
     * Ends the processes of a container whose state cannot be read, by what its shim and its control group tell.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when one lives on
     */
    void killUnknown(Cgroup group) {
        Optional<Shim.Created> processes = ShimResult.read(store.directory());
        if (processes.isEmpty()) {
            return;
        }
        ProcessIdentity init = processes.get().init();
        if (init.alive()) {
            killAndThaw(init, group);
        }
        if (!LastRun.ended(init)) {
            throw lives(store, init);
        }
        LastRun.ended(processes.get().monitor());
    }

    static EngineException lives(ContainerStore store, ProcessIdentity init) {
        return new EngineException(
                ErrorCode.SYSTEM_ERROR,
                Message.of(
                        "process %s of container %s is still there %s s after SIGKILL: something in the kernel holds it,"
                                + " such as a disk that does not answer or a frozen control group above its own",
                        init.pid(), store.id(), LIMIT.toSeconds()));
    }
}
