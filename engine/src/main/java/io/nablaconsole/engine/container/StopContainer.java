package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.StopControl.Wish;
import io.nablaconsole.engine.store.ContainerStore;
import java.time.Duration;
import java.util.Optional;

/** Ends a container: asks by its power button, then by the signal its image names or SIGTERM, then kills it. */
final class StopContainer {
    /** How long a process may take to go away after SIGKILL. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    /** How soon a wish is heeded. */
    private static final long STEP_NANOS = Duration.ofMillis(100).toNanos();

    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final SignalContainer signals;
    private final ExitWatch watch;
    private final StopControl control;
    private final long begin = System.nanoTime();
    private final Duration grace;
    private int told = -1;

    StopContainer(EngineParts parts, ContainerStore store, Duration grace, StopControl control) {
        this.signals = new SignalContainer(parts, store);
        this.watch = new ExitWatch(store);
        this.grace = grace;
        this.control = control;
    }

    Optional<ExitRecord> stop() {
        try {
            ExitWatch.Seen seen = watch.look();
            return seen.status() == Status.STOPPED ? seen.exit() : stop(seen);
        } catch (EngineException e) {
            return switch (e.code()) {
                case CONTAINER_NOT_RUNNING -> watch.await(AFTER_KILL);
                // it ended, and was deleted by whoever waited for that
                case CONTAINER_NOT_EXISTS -> Optional.empty();
                default -> throw e;
            };
        }
    }

    private Optional<ExitRecord> stop(ExitWatch.Seen seen) {
        Status before = seen.status();
        boolean held = before == Status.PAUSED || before == Status.PAUSING;
        if (before != Status.CREATED && !grace.isZero() && signals.powerDown(held)) {
            Optional<ExitRecord> off = await(grace.dividedBy(2));
            if (off.isPresent()) {
                return off;
            }
        }
        if (control.wish() == Wish.WAIT) {
            signals.signal(seen.state().config().stopSignal(), false);
            if (held) {
                // a held process takes no signal but SIGKILL
                signals.release();
            }
            Optional<ExitRecord> exit = await(grace);
            if (exit.isPresent()) {
                return exit;
            }
        }
        if (control.wish() == Wish.CALL_OFF) {
            return Optional.empty();
        }
        control.tell(0);
        signals.signal(Signal.KILL, true);
        return watch.await(AFTER_KILL);
    }

    /** Waits until {@code limit} after the beginning, or until it shall not wait any longer. */
    private Optional<ExitRecord> await(Duration limit) {
        Optional<ExitRecord> exit = Optional.empty();
        long left = left(limit);
        while (exit.isEmpty() && left > 0 && control.wish() == Wish.WAIT) {
            int seconds = (int) ((left(grace) + SECOND_NANOS - 1) / SECOND_NANOS);
            if (seconds != told) {
                told = seconds;
                control.tell(seconds);
            }
            exit = watch.await(Duration.ofNanos(Math.min(left, STEP_NANOS)));
            left = left(limit);
        }
        return exit;
    }

    private long left(Duration limit) {
        return begin + limit.toNanos() - System.nanoTime();
    }
}
