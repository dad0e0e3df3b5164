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
        store.writeState(state.withStatus(Status.PAUSING));
        try {
            // the guest's clock first: a process that is held cannot be asked to stop it
            monitor(state).ifPresent(MonitorControl::pause);
            hold(state);
            store.writeState(state.withStatus(Status.PAUSED), step);
        } catch (RuntimeException e) {
            if (!Liveness.init(state).alive()) {
                throw ended(Message.of("cannot pause container %s: it has ended", store.id()), e);
            }
            letGo(state, e);
            throw e;
        }
    }

    private void hold(State state) {
        if (freezer(state).exists()) {
            freezer(state).freeze();
        } else {
            send(state, Signal.STOP, true);
            settle(state, true);
        }
    }

    /** After half a pause: all goes on. What cannot be let go keeps the container pausing, and {@link #resume} tries again. */
    private void letGo(State state, RuntimeException failure) {
        try {
            goOn(state);
            store.writeState(state.withStatus(Status.RUNNING));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    void resume() {
        Stopwatch step = Stopwatch.begin(Step.RESUME);
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.RESUME);
        if (monitor(state).isPresent()) {
            // its processes go on before the guest does: should that fail, it is not said to run
            store.writeState(state.withStatus(Status.PAUSING));
        }
        try {
            goOn(state);
        } catch (RuntimeException e) {
            if (!Liveness.init(state).alive()) {
                throw ended(Message.of("cannot resume container %s: it has ended", store.id()), e);
            }
            throw e;
        }
        store.writeState(state.withStatus(Status.RUNNING), step);
    }

    private void goOn(State state) {
        release(state);
        settle(state, false);
        monitor(state).ifPresent(MonitorControl::resume);
    }

    private static EngineException ended(Message message, RuntimeException cause) {
        return new EngineException(ErrorCode.CONTAINER_NOT_RUNNING, message, cause);
    }

    /**
     * Presses the guest's power button, where its tender has one.
     *
     * @param held whether the guest must be let go on for it
     * @return false when there is none, or nobody answers there
     */
    boolean powerDown(boolean held) {
        try {
            State state = store.readState();
            Optional<MonitorControl> monitor = monitor(state);
            if (monitor.isPresent() && held) {
                goOn(state);
            }
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
