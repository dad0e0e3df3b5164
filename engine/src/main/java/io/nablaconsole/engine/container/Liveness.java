package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells what a container is doing from what its init process is doing, and what may be asked of it then. */
final class Liveness {
    /** How the shim's init calls itself until it becomes the tender; part of the contract with it. */
    private static final String INIT_NAME = "nabla-init";

    private static final String MONITOR_NAME = "nabla-shim";

    private Liveness() {}

    static ProcessIdentity init(State state) {
        return new ProcessIdentity(state.initProcessPid(), state.initProcessStart(), state.bootId());
    }

    /** Whether {@code init} waits for its start. */
    static boolean atGate(ProcessIdentity init) {
        return init.view().filter(view -> view.name().equals(INIT_NAME)).isPresent();
    }

    static boolean isShim(ProcessIdentity process) {
        return process.view().filter(view -> view.name().equals(MONITOR_NAME)).isPresent();
    }

    /** Whether the shim that watches the container's init is still there. */
    static boolean monitorAlive(State state) {
        ProcessIdentity monitor = new ProcessIdentity(state.monitorPid(), state.monitorStart(), state.bootId());
        if (!state.monitorStart().isEmpty() || state.monitorPid() == 0) {
            return monitor.alive();
        }
        // a state of before start times were kept
        return state.bootId().equals(ProcessIdentity.currentBootId())
                && ProcessIdentity.read(state.monitorPid())
                        .filter(view -> !view.ended() && view.name().equals(MONITOR_NAME))
                        .isPresent();
    }

    /** This very process, which from now on counts as an init at its gate. */
    static ProcessIdentity renamed() {
        int pid = (int) ProcessHandle.current().pid();
        try {
            Files.writeString(Path.of("/proc/self/comm"), INIT_NAME);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot call this process %s: %s", INIT_NAME, e), e);
        }
        String start = ProcessIdentity.read(pid).orElseThrow().start();
        return new ProcessIdentity(pid, start, ProcessIdentity.currentBootId());
    }

    static Status status(State state) {
        Optional<ProcessIdentity.View> view = init(state).view();
        if (view.isEmpty()) {
            return Status.STOPPED;
        }
        if (view.get().held() || Cgroup.of(state).freezer().frozen()) {
            return Status.PAUSED;
        }
        if (view.get().name().equals(INIT_NAME)) {
            return Status.CREATED;
        }
        return state.status() == Status.PAUSING ? Status.PAUSING : Status.RUNNING;
    }

    /**
     * Refuses {@code action} in a state that does not permit it.
     *
     * @throws EngineException with the code of the seed that fits
     */
    static void require(ContainerId id, Status status, Action action) {
        if (status.permits(action)) {
            return;
        }
        ErrorCode code = switch (action) {
            case START, EXEC -> forStart(status);
            case SIGNAL -> ErrorCode.CONTAINER_NOT_RUNNING;
            case PAUSE -> status == Status.PAUSED ? ErrorCode.CONTAINER_PAUSED : ErrorCode.CONTAINER_NOT_RUNNING;
            case RESUME -> ErrorCode.CONTAINER_NOT_PAUSED;
            case DESTROY -> ErrorCode.CONTAINER_NOT_STOPPED;
        };
        throw new EngineException(code, refusal(action, id, state(status)));
    }

    private static ErrorCode forStart(Status status) {
        return switch (status) {
            case STOPPED -> ErrorCode.CONTAINER_NOT_RUNNING;
            case PAUSED, PAUSING -> ErrorCode.CONTAINER_PAUSED;
            case CREATED, RUNNING -> ErrorCode.CONTAINER_NOT_STOPPED;
        };
    }

    private static Message refusal(Action action, ContainerId id, Message state) {
        return switch (action) {
            case START -> Message.of("cannot make a process in container %s: %s", id, state);
            case EXEC -> Message.of("cannot start container %s: %s", id, state);
            case SIGNAL -> Message.of("cannot signal container %s: %s", id, state);
            case PAUSE -> Message.of("cannot pause container %s: %s", id, state);
            case RESUME -> Message.of("cannot resume container %s: %s", id, state);
            case DESTROY -> Message.of("cannot delete container %s: %s", id, state);
        };
    }

    private static Message state(Status status) {
        return switch (status) {
            case CREATED -> Message.of("it is created");
            case RUNNING -> Message.of("it is running");
            case PAUSING -> Message.of("it is pausing");
            case PAUSED -> Message.of("it is paused");
            case STOPPED -> Message.of("it is stopped");
        };
    }
}
