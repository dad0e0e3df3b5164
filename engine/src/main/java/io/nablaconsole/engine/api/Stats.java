package io.nablaconsole.engine.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a live container, read from /proc at one moment.
 *
 * @param cpuTime user and system time since its start
 * @param uptime since the tender was executed, or since create while it waits at the gate
 * @param guestMemory what the guest was given
 * @param rss resident memory of its processes
 * @param pss the same with shared pages split; null where the kernel does not tell
 */
public record Stats(
        Duration cpuTime,
        Duration uptime,
        MemorySize guestMemory,
        MemorySize rss,
        @Nullable MemorySize pss,
        long minorFaults,
        long majorFaults) {}
