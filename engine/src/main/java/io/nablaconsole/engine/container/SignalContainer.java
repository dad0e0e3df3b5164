package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.MonitorControl;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Transition.Step;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.cgroup.Freezer;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ProcessIdentity;
import io.nablaconsole.engine.store.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Sends signals; pauses and resumes, by the freezer where the container has one, else by signals. */
final class SignalContainer {
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final EngineParts parts;
    private final ContainerStore store;

    SignalContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    void signal(Signal signal, boolean all) {
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.SIGNAL);
        send(state, signal, all);
        store.signalled(signal);
        if (signal.equals(Signal.KILL)) {
            // on version 1 of control groups a frozen process does not even die
            freezer(state).thaw();
        }
    }

    private static Freezer freezer(State state) {
        return Cgroup.of(state).freezer();
    }

    private void send(State state, Signal signal, boolean all) {
        if (!parts.shim().get().signal(Liveness.init(state), signal, all)) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_RUNNING,
                    Message.of("cannot send %s to container %s: it has ended", signal, store.id()));
        }
    }

    void pause() {
        Stopwatch step = Stopwatch.begin(Step.PAUSE);
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.PAUSE);
        // the guest's clock first: a process that is held cannot be asked to stop it
        monitor(state).ifPresent(MonitorControl::pause);
        store.writeState(state.withStatus(Status.PAUSING));
        if (freezer(state).exists()) {
            freezer(state).freeze();
        } else {
            send(state, Signal.STOP, true);
            settle(state, true);
        }
        store.writeState(state.withStatus(Status.PAUSED), step);
    }

    void resume() {
        Stopwatch step = Stopwatch.begin(Step.RESUME);
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.RESUME);
        release(state);
        settle(state, false);
        monitor(state).ifPresent(MonitorControl::resume);
        store.writeState(state.withStatus(Status.RUNNING), step);
    }

    /**
     * Presses the guest's power button, where its tender has one.
     *
     * @return false when there is none, or nobody answers there
     */
    boolean powerDown() {
        try {
            Optional<MonitorControl> monitor = monitor(store.readState());
            monitor.ifPresent(MonitorControl::powerDown);
            return monitor.isPresent();
        } catch (EngineException e) {
            // the signals that follow need no answer
            return false;
        }
    }

    private Optional<MonitorControl> monitor(State state) {
        return Provided.monitor(parts, store, state);
    }

    /** Lets a held container go on, whether its group was frozen or somebody sent it SIGSTOP. */
    void release() {
        release(store.readState());
    }

    private void release(State state) {
        freezer(state).thaw();
        if (Liveness.init(state).view().map(ProcessIdentity.View::held).orElse(false)) {
            send(state, Signal.CONT, true);
        }
    }

    /** The kernel tells nobody but the parent that a process was stopped, so this looks until it is. */
    private void settle(State state, boolean held) {
        ProcessIdentity init = Liveness.init(state);
        long limit = System.nanoTime() + SETTLE.toNanos();
        while (init.view().map(ProcessIdentity.View::held).orElse(held) != held) {
            if (System.nanoTime() > limit) {
                throw new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        held
                                ? Message.of("container %s did not stop within %s s", store.id(), SETTLE.toSeconds())
                                : Message.of("container %s did not go on within %s s", store.id(), SETTLE.toSeconds()));
            }
            LockSupport.parkNanos(100_000);
        }
    }
}
