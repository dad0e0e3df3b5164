package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.console.ControlSocket;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ExitDocument;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Tells how a container ended, and waits for that. */
final class ExitWatch {
    private static final ScheduledExecutorService ALARMS = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "nabla-alarms");
        thread.setDaemon(true);
        return thread;
    });

    private static final Duration SUPERVISED_LOOK = Duration.ofMillis(5);

    private final ContainerStore store;

    ExitWatch(ContainerStore store) {
        this.store = store;
    }

    /** How the last run ended; empty while it lives, while its end is being recorded, or when there was none. */
    Optional<ExitRecord> exit(State state) {
        if (state.initProcessPid() == 0 || Liveness.init(state).alive()) {
            return Optional.empty();
        }
        // asked before the record is looked for: a shim that is gone has written all it ever will
        boolean recording = monitorAlive(state);
        Optional<ExitRecord> record = record(state);
        if (record.isPresent() || recording) {
            return record;
        }
        return Optional.of(ExitDocument.unseen(state.initProcessPid(), unseen(state)));
    }

    /** What stands in the record's place and is none must not make the container one that cannot be read. */
    private Optional<ExitRecord> record(State state) {
        try {
            return store.readExit().filter(exit -> exit.pid() == state.initProcessPid());
        } catch (EngineException e) {
            return Optional.of(ExitDocument.unseen(state.initProcessPid(), "ended; " + e.text()));
        }
    }

    private static String unseen(State state) {
        if (!state.bootId().equals(ProcessIdentity.currentBootId())) {
            return "ended with the machine, which was restarted";
        }
        if (state.supervised()) {
            return "ended; its exit code is known to the supervisor that it was created for";
        }
        return "ended, but nobody saw how: its shim was killed too";
    }

    /** The shim's start time is not kept: as long as the boot is the same, its pid tells enough to wait a little. */
    private static boolean monitorAlive(State state) {
        return state.monitorPid() != 0
                && state.bootId().equals(ProcessIdentity.currentBootId())
                && ProcessIdentity.read(state.monitorPid())
                        .filter(view -> !view.ended() && view.name().equals("nabla-shim"))
                        .isPresent();
    }

    /** Waits until the container has ended and its record is there; empty when {@code limit} passes or it never ran. */
    Optional<ExitRecord> await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            State state = store.readState();
            Optional<ExitRecord> exit = exit(state);
            long left = deadline - System.nanoTime();
            if (exit.isPresent() || state.initProcessPid() == 0 || left <= 0) {
                return exit;
            }
            waitForNews(state, Duration.ofNanos(left));
        }
    }

    private static void waitForNews(State state, Duration left) {
        Optional<ControlSocket> socket = state.consoleSocket() == null
                ? Optional.empty()
                : ControlSocket.connect(HostPath.of("console_socket", state.consoleSocket()));
        if (socket.isEmpty()) {
            waitForProcess(state, left);
            return;
        }
        Future<?> alarm = ALARMS.schedule(() -> close(socket.get()), left.toNanos(), TimeUnit.NANOSECONDS);
        while (socket.get().await() != ControlSocket.Wake.ENDED) {
            Thread.onSpinWait();
        }
        alarm.cancel(false);
        close(socket.get());
    }

    private static void close(ControlSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
    }

    /**
     * Looks again and again: the process of a supervisor stays a zombie, which no {@link ProcessHandle} counts as ended,
     * until the supervisor reaps it.
     */
    private static void waitForSupervised(State state, Duration left) {
        long deadline = System.nanoTime() + left.toNanos();
        while (Liveness.init(state).alive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(SUPERVISED_LOOK.toNanos());
        }
    }

    private static void waitForProcess(State state, Duration left) {
        if (state.supervised()) {
            waitForSupervised(state, left);
            return;
        }
        Optional<ProcessHandle> handle =
                ProcessHandle.of(Liveness.init(state).alive() ? state.initProcessPid() : state.monitorPid());
        try {
            if (handle.isPresent()) {
                handle.get().onExit().get(left.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + state.initProcessPid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("interrupted while waiting for container %s", state.id()), e);
        }
    }
}
