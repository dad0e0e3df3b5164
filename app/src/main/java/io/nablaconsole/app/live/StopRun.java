package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Stops one container as {@link Container#stop} does, SIGTERM and after a while SIGKILL, but can be hurried or called off
 * on the way and tells the seconds that are left.
 */
public final class StopRun {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final Duration grace;
    private final IntConsumer secondsLeft;
    private volatile boolean killNow;
    private volatile boolean cancelled;

    StopRun(Duration grace, IntConsumer secondsLeft) {
        this.grace = grace;
        this.secondsLeft = secondsLeft;
    }

    /** Does not wait any longer: SIGKILL. */
    public void killNow() {
        killNow = true;
    }

    /** Does not kill it: SIGTERM has been sent, and that is all. */
    public void cancel() {
        cancelled = true;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    /**
     * Stops {@code container}; blocks for as long as that takes.
     *
     * @return how it ended; empty when called off
     */
    Optional<ExitRecord> stop(Container container) {
        if (container.status() == Status.STOPPED) {
            return container.exit();
        }
        if (!send(container, Signal.TERM)) {
            return container.exit();
        }
        if (container.status() == Status.PAUSED) {
            container.resume(); // a held process cannot take the signal
        }
        long end = System.nanoTime() + grace.toNanos();
        while (!killNow && !cancelled && System.nanoTime() < end) {
            secondsLeft.accept((int) Math.ceil((end - System.nanoTime()) / 1e9));
            Optional<ExitRecord> exit = container.awaitExit(STEP);
            if (exit.isPresent()) {
                return exit;
            }
        }
        if (cancelled) {
            return Optional.empty();
        }
        secondsLeft.accept(0);
        send(container, Signal.KILL);
        return container.awaitExit(KILL_LIMIT);
    }

    /** Whether it was still there to take it. */
    private static boolean send(Container container, Signal signal) {
        try {
            container.signal(signal, false);
            return true;
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_RUNNING) {
                return false;
            }
            throw e;
        }
    }
}
