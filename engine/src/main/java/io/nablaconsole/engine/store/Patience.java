package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long somebody waits for a container that another one has. */
final class Patience {
    /** As long as two verbs may overlap without anybody being in the way. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final long SHORTEST_PAUSE = 500_000;
    private static final long LONGEST_PAUSE = 10_000_000;

    private final ContainerId id;
    private final Duration limit;
    private final Runnable push;
    private final long begun = System.nanoTime();
    private Duration nextPush = MOMENT;
    private long pause = SHORTEST_PAUSE;

    /** @param push is run every other second, to end what keeps the other one */
    Patience(ContainerId id, Duration limit, Runnable push) {
        this.id = id;
        this.limit = limit;
        this.push = push;
    }

    ContainerId id() {
        return id;
    }

    /** Waits a little for {@code holder}; throws when that has been long enough. */
    void await(Holder holder) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (waited.compareTo(MOMENT) > 0 && holder.startedUs()) {
            throw error(Message.of(
                    "container %s is in use by %s, which this one was started by: a hook cannot change its own container",
                    id, holder.name()));
        }
        if (waited.compareTo(limit) > 0) {
            throw error(Message.of(
                    "container %s has been in use by %s for %s s: end that, or what it waits for, such as a hook",
                    id, holder.name(), limit.toSeconds()));
        }
        if (waited.compareTo(nextPush) > 0) {
            nextPush = waited.plus(MOMENT);
            push.run();
        }
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw error(Message.of("interrupted while waiting for container %s", id));
        }
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    private static EngineException error(Message message) {
        return new EngineException(ErrorCode.SYSTEM_ERROR, message);
    }
}
