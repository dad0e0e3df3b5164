package io.nablaconsole.engine.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a container as the index of its console's log tells it. Of a run whose beginning the bounded log no longer
 * has, it tells what came after.
 *
 * @param pid the init's; 0 when that is no longer known
 * @param offset how many bytes of all the container ever wrote came before this run
 * @param ready when its init stood at the gate; the earliest time known when that is not
 * @param started when the tender was executed; null when it was not, has printed nothing yet, or it is no longer known
 * @param firstOutput when the first byte still kept came; null when none did
 * @param ended when the process ended; null while it lives or when nobody saw the end
 * @param code its exit code; null when a signal ended it or nobody saw the end
 * @param signal the signal that ended it; null otherwise
 */
public record RunRecord(
        int pid,
        long offset,
        Instant ready,
        @Nullable Instant started,
        @Nullable Instant firstOutput,
        @Nullable Instant ended,
        @Nullable Integer code,
        @Nullable Signal signal) {

    /** From when it counts as running: the execution of the tender, else the earliest time known. */
    public Instant begin() {
        return started != null ? started : ready;
    }
}
