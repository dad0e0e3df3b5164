package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.InitProcess;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A container that exists in memory only. */
public final class FakeContainer implements Container {
    private static final Set<String> DEADLY = Set.of("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGSEGV", "SIGQUIT");

    private final FakeFactory factory;
    private final ContainerId id;
    private final Config config;
    private final FakeLog log;
    private final Instant created = Instant.now();
    private final List<Signal> signals = new ArrayList<>();
    private final List<RunRecord> runs = new ArrayList<>();
    private Status status = Status.STOPPED;
    private int pid;
    private @Nullable Instant started;
    private @Nullable Instant firstOutput;
    private @Nullable ExitRecord exit;
    private @Nullable FakeGuest guest;
    private boolean stubborn;

    FakeContainer(FakeFactory factory, ContainerId id, Config config) {
        this.factory = factory;
        this.id = id;
        this.config = config;
        this.log = new FakeLog(id);
    }

    /** From now on only SIGKILL ends it. */
    public synchronized void beStubborn() {
        stubborn = true;
    }

    /** The signals it was sent. */
    public synchronized List<Signal> signals() {
        return List.copyOf(signals);
    }

    /** What was typed into its console. */
    public String typed() {
        return log.typed();
    }

    @Override
    public ContainerId id() {
        return id;
    }

    @Override
    public synchronized Status status() {
        return status;
    }

    synchronized boolean held() {
        return status == Status.PAUSED;
    }

    @Override
    public synchronized State state() {
        return State.builder(id.value(), config, created)
                .handlers(HandlerState.EMPTY, HandlerState.EMPTY, new HandlerState(Map.of("tender", "embedded")))
                .tender("embedded")
                .status(status)
                .started(started)
                .init(pid, pid == 0 ? "" : "123456", "0b3f2a86-5d0e-4f8e-9b1e-2f0c9f3c7a11")
                .monitor(pid == 0 ? 0 : pid - 1, pid == 0 ? null : "/run/user/1000/nabla-console/" + id + ".sock")
                .build();
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public synchronized ContainerSnapshot snapshot() {
        return new ContainerSnapshot(
                id,
                status,
                String.valueOf(config.image().getFileName()),
                "embedded",
                config.memory(),
                pid,
                created,
                status == Status.STOPPED ? null : started,
                exit,
                config.annotations(),
                null);
    }

    @Override
    public synchronized List<Integer> processes() {
        return pid == 0 ? List.of() : List.of(pid);
    }

    @Override
    public synchronized Stats stats() {
        require(Action.SIGNAL, ErrorCode.CONTAINER_NOT_RUNNING);
        Instant since = started == null ? created : started;
        return new Stats(
                Duration.ofMillis(3),
                Duration.between(since, Instant.now()),
                config.memory(),
                new MemorySize(460_000),
                new MemorySize(451_000),
                97,
                0);
    }

    @Override
    public synchronized Optional<ExitRecord> exit() {
        return status == Status.STOPPED ? Optional.ofNullable(exit) : Optional.empty();
    }

    @Override
    public void start(ContainerProcess process) {
        synchronized (this) {
            require(Action.START, ErrorCode.CONTAINER_NOT_STOPPED);
            pid = factory.nextPid();
            started = null;
            firstOutput = null;
            exit = null;
            status = Status.CREATED;
            runs.add(new RunRecord(pid, log.length(), Instant.now(), null, null, null, null, null));
            log.begin();
        }
        factory.tell(this);
    }

    @Override
    public void run(ContainerProcess process) {
        start(process);
        exec();
    }

    @Override
    public void exec() {
        FakeGuest begun = new FakeGuest(this, factory.timer());
        synchronized (this) {
            require(Action.EXEC, ErrorCode.CONTAINER_NOT_RUNNING);
            started = Instant.now();
            RunRecord waiting = runs.remove(runs.size() - 1);
            runs.add(new RunRecord(waiting.pid(), waiting.offset(), waiting.ready(), started, null, null, null, null));
            status = Status.RUNNING;
            guest = begun;
        }
        factory.tell(this);
        begun.run(String.valueOf(config.image().getFileName()), config.guestArguments());
    }

    /** Prints as its guest would. */
    public synchronized void print(byte[] text) {
        if (firstOutput == null) {
            firstOutput = Instant.now();
        }
        log.print(text);
    }

    void exited(int code) {
        end(code, null, "exited with code " + code);
    }

    void killed(Signal signal) {
        String why = signal.equals(Signal.SYS) ? ": it made a system call the sandbox forbids" : "";
        end(null, signal, "killed by " + signal + why);
    }

    private void end(@Nullable Integer code, @Nullable Signal signal, String reason) {
        synchronized (this) {
            if (status == Status.STOPPED) {
                return;
            }
            if (guest != null) {
                guest.end();
            }
            exit = new ExitRecord(
                    pid,
                    code,
                    signal,
                    reason,
                    started,
                    firstOutput,
                    Instant.now(),
                    Duration.ofNanos(640_000),
                    new MemorySize(462_848),
                    log.length());
            RunRecord begun = runs.remove(runs.size() - 1);
            runs.add(new RunRecord(
                    begun.pid(), begun.offset(), begun.ready(), started, firstOutput, Instant.now(), code, signal));
            pid = 0;
            status = Status.STOPPED;
            log.end();
            notifyAll();
        }
        factory.tell(this);
    }

    @Override
    public void signal(Signal signal, boolean all) {
        synchronized (this) {
            require(Action.SIGNAL, ErrorCode.CONTAINER_NOT_RUNNING);
            signals.add(signal);
            if (!DEADLY.contains(signal.name()) || (stubborn && !signal.equals(Signal.KILL))) {
                return;
            }
        }
        killed(signal);
    }

    @Override
    public void pause() {
        change(Action.PAUSE, ErrorCode.CONTAINER_NOT_RUNNING, Status.PAUSED);
    }

    @Override
    public void resume() {
        change(Action.RESUME, ErrorCode.CONTAINER_NOT_PAUSED, Status.RUNNING);
    }

    private void change(Action action, ErrorCode otherwise, Status next) {
        synchronized (this) {
            require(action, otherwise);
            status = next;
        }
        factory.tell(this);
    }

    @Override
    public Optional<ExitRecord> stop(Duration grace) {
        if (status() == Status.STOPPED) {
            return exit();
        }
        signal(Signal.TERM, false);
        return awaitExit(grace);
    }

    @Override
    public synchronized Optional<ExitRecord> awaitExit(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (status != Status.STOPPED) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.ofNullable(exit);
    }

    @Override
    public InitProcess process() {
        throw new UnsupportedOperationException("the window speaks to containers, not to processes");
    }

    @Override
    public void set(Config next) {
        throw new UnsupportedOperationException("the window does not change containers yet");
    }

    @Override
    public String inspect() {
        return "{ \"state\" : { \"id\" : \"" + id + "\" } }";
    }

    @Override
    public ConsoleSession openConsole(long offset) {
        return log.session(offset);
    }

    @Override
    public synchronized List<RunRecord> runs() {
        return List.copyOf(runs);
    }

    @Override
    public Recording recording() {
        return log.recording(runs());
    }

    @Override
    public void destroy() {
        if (status() != Status.STOPPED) {
            killed(Signal.KILL);
        }
        factory.forget(this);
    }

    private void require(Action action, ErrorCode otherwise) {
        if (!status.permits(action)) {
            throw new EngineException(otherwise, Message.of("cannot %s container '%s': it is %s", action, id, status));
        }
    }
}
