package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.StopControl.Wish;
import io.nablaconsole.engine.api.Transition.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A container that exists in memory only. */
public final class FakeContainer extends FakeViews {
    private static final Set<String> DEADLY = Set.of("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGSEGV", "SIGQUIT");

    private final FakeFactory factory;
    private final List<Signal> signals = new ArrayList<>();
    private @Nullable FakeGuest guest;
    private boolean stubborn;
    private ImageChange image = ImageChange.NONE;
    private int renewals;

    FakeContainer(FakeFactory factory, ContainerId id, Config config) {
        super(id, config);
        this.factory = factory;
    }

    /** From now on only SIGKILL ends it. */
    public synchronized void beStubborn() {
        stubborn = true;
    }

    /** The signals it was sent. */
    public synchronized List<Signal> signals() {
        return List.copyOf(signals);
    }

    synchronized boolean held() {
        return status == Status.PAUSED;
    }

    @Override
    public void start(ContainerProcess process) {
        synchronized (this) {
            require(Action.START, ErrorCode.CONTAINER_NOT_STOPPED);
            records.begun(factory.nextPid(), log.length());
            status = Status.CREATED;
            log.begin();
        }
        factory.tell(this);
    }

    /** From now on its file is not what it was made from. */
    public synchronized void imageChanged(ImageChange change) {
        image = change;
    }

    @Override
    public synchronized ImageChange imageChange() {
        return image;
    }

    @Override
    public synchronized void renew() {
        image = ImageChange.NONE;
        renewals++;
    }

    /** How often it took the new one. */
    public synchronized int renewals() {
        return renewals;
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
            records.started();
            status = Status.RUNNING;
            guest = begun;
        }
        factory.tell(this);
        begun.run(String.valueOf(config().image().getFileName()), config().guestArguments());
    }

    /** Prints as its guest would. */
    public synchronized void print(byte[] text) {
        records.printed();
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
            records.ended(code, signal, reason, log.length());
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
            records.note(Step.SIGNAL, signal.name());
            if (!DEADLY.contains(signal.name()) || (stubborn && !signal.equals(Signal.KILL))) {
                return;
            }
        }
        killed(signal);
    }

    @Override
    public void pause() {
        change(Action.PAUSE, ErrorCode.CONTAINER_NOT_RUNNING, Step.PAUSE, Status.PAUSED);
    }

    @Override
    public void resume() {
        change(Action.RESUME, ErrorCode.CONTAINER_NOT_PAUSED, Step.RESUME, Status.RUNNING);
    }

    private void change(Action action, ErrorCode otherwise, Step step, Status next) {
        synchronized (this) {
            require(action, otherwise);
            status = next;
            records.note(step, "");
        }
        factory.tell(this);
    }

    @Override
    public Optional<ExitRecord> stop(Duration grace, StopControl control) {
        if (status() == Status.STOPPED) {
            return exit();
        }
        signal(Signal.TERM, false);
        if (status() == Status.PAUSED) {
            resume();
        }
        control.tell((int) grace.toSeconds());
        Optional<ExitRecord> exit = control.wish() == Wish.WAIT ? awaitExit(grace) : Optional.empty();
        if (exit.isPresent() || control.wish() == Wish.CALL_OFF) {
            return exit;
        }
        control.tell(0);
        signal(Signal.KILL, true);
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
        return records.exit();
    }

    @Override
    public void destroy() {
        if (status() != Status.STOPPED) {
            killed(Signal.KILL);
        }
        synchronized (this) {
            gone = true;
        }
        factory.forget(this);
    }
}
