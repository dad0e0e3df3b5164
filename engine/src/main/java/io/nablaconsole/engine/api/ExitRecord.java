package io.nablaconsole.engine.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a container's process ended, as its shim saw it.
 *
 * @param pid the init's
 * @param code 0 to 255; null when a signal ended it or nobody saw the end
 * @param signal the signal that ended it; null otherwise
 * @param reason the same for people: {@code exited with code 0}, {@code killed by SIGSYS: …}
 * @param started when the tender was executed; null when it never was
 * @param firstOutput when the console's first byte came; null when none did
 * @param finished when it ended; null when nobody saw the end
 * @param cpuTime user and system time together
 * @param maxRss greatest resident memory; null when the kernel did not count it: it does so in batches, and a small
 *     guest may have ended before the first
 * @param outputBytes bytes the console took
 */
public record ExitRecord(
        int pid,
        @Nullable Integer code,
        @Nullable Signal signal,
        String reason,
        @Nullable Instant started,
        @Nullable Instant firstOutput,
        @Nullable Instant finished,
        Duration cpuTime,
        @Nullable MemorySize maxRss,
        long outputBytes) {

    /** Whether it ended by itself with code 0. */
    public boolean success() {
        return code != null && code == 0;
    }

    /** What a shell would give: the code, or 128 + signal; 255 when the end was not seen. */
    public int shellCode() {
        if (code != null) {
            return code;
        }
        return signal != null ? 128 + signal.number() : 255;
    }
}
