package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.console.ControlSocket;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ExitDocument;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Tells how a container ended, and waits for that. */
final class ExitWatch {
    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private static final Duration SUPERVISED_LOOK = Duration.ofMillis(5);

    /** A guest that prints all the time wakes who waits for its end no more often than this. */
    private static final long LONGEST_PAUSE = 16_000_000;

    private final ContainerStore store;

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "nabla-alarms");
            thread.setDaemon(true);
            return thread;
        });
        // a wait that is over shall leave nothing behind until its limit
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    ExitWatch(ContainerStore store) {
        this.store = store;
    }

    /**
     * What a container is doing and how its last run ended, both of one and the same run.
     *
     * @param exit empty while it lives, while its end is being recorded, or when it never ran
     */
    record Seen(State state, Status status, Optional<ExitRecord> exit) {}

    Seen look() {
        while (true) {
            State state = store.readState();
            Status status = Liveness.status(state);
            if (status != Status.STOPPED || state.initProcessPid() == 0) {
                return new Seen(state, status, Optional.empty());
            }
            // asked before the record is looked for: a shim that is gone has written all it ever will
            boolean recording = Liveness.monitorAlive(state);
            Optional<ExitRecord> record = record(state);
            if (record.isPresent() || recording) {
                return new Seen(state, status, record);
            }
            if (sameRun(state, store.readState())) {
                return new Seen(state, status, Optional.of(ExitDocument.unseen(state.initProcessPid(), unseen(state))));
            }
            // a whole run may lie between reading the state and looking for its record
        }
    }

    private static boolean sameRun(State before, State now) {
        return Liveness.init(before).equals(Liveness.init(now));
    }

    /** How the last run ended; empty as in {@link Seen}. */
    Optional<ExitRecord> exit() {
        return look().exit();
    }

    /** SIGKILL says nothing of who sent it; of the kernel, the control group knows. */
    private static ExitRecord explained(ExitRecord exit, State state) {
        return Signal.KILL.equals(exit.signal()) && Cgroup.of(state).ranOutOfMemory()
                ? ExitDocument.outOfMemory(exit)
                : GuestExit.explained(exit, state);
    }

    /** Whether the record of the init of {@code state} is there and says that SIGKILL ended it. */
    boolean killed(State state) {
        return record(state).filter(exit -> Signal.KILL.equals(exit.signal())).isPresent();
    }

    /** What stands in the record's place and is none must not make the container one that cannot be read. */
    private Optional<ExitRecord> record(State state) {
        try {
            return store.readExit(state).map(exit -> explained(exit, state));
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

    /** Waits until the container has ended and its record is there; empty when {@code limit} passes or it never ran. */
    Optional<ExitRecord> await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            State state = store.readState();
            Optional<ExitRecord> exit = Liveness.init(state).alive() ? Optional.empty() : exit();
            long left = deadline - System.nanoTime();
            if (exit.isPresent() || state.initProcessPid() == 0 || left <= 0) {
                return exit;
            }
            waitForNews(state, deadline);
        }
    }

    private static void waitForNews(State state, long deadline) {
        Optional<ControlSocket> socket = state.consoleSocket() == null
                ? Optional.empty()
                : ControlSocket.connect(HostPath.of("console_socket", state.consoleSocket()));
        if (socket.isEmpty() || !toldOfEnd(socket.get(), deadline)) {
            waitForProcess(state, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    /** False when the shim has no room for one more that waits, is gone, or the deadline has passed. */
    private static boolean toldOfEnd(ControlSocket socket, long deadline) {
        Future<?> alarm = ALARMS.schedule(() -> close(socket), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        try {
            long pause = 250_000;
            ControlSocket.Wake wake = socket.await();
            while (wake == ControlSocket.Wake.OUTPUT) {
                // as long as the byte of one output is unread, the shim sends none for the next
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
                wake = socket.await();
            }
            return wake == ControlSocket.Wake.ENDED;
        } finally {
            alarm.cancel(false);
            close(socket);
        }
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
