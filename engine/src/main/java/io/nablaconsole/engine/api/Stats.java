package io.nablaconsole.engine.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a live container, read from /proc and /sys at one moment. What this host does not tell is null.
 *
 * @param cpuTime user and system time of all its processes since its start
 * @param uptime since the tender was executed, or since create while it waits at the gate
 * @param guestMemory what the guest was given
 * @param rss resident memory of its processes
 * @param pss the same with shared pages split
 * @param minorFaults pages it touched that were in memory already
 * @param majorFaults pages it had to wait for
 * @param guestTouched how much of the guest's memory it has ever used
 * @param io bytes its processes read and wrote
 * @param block what its disks carried as the tender counts it, else what reached the host's disk; null also when it has
 *     no disk, and while a tender that counts is paused
 * @param networks one for each of its taps, by name
 * @param uncounted names of devices whose traffic nobody counts, such as a user-mode network
 */
public record Stats(
        Duration cpuTime,
        Duration uptime,
        MemorySize guestMemory,
        MemorySize rss,
        @Nullable MemorySize pss,
        long minorFaults,
        long majorFaults,
        @Nullable MemorySize guestTouched,
        @Nullable Transfer io,
        @Nullable Transfer block,
        List<Network> networks,
        List<String> uncounted) {
    /** Bytes moved, and by how many calls where that is counted (else 0). */
    public record Transfer(long readBytes, long writtenBytes, long reads, long writes) {}

    /** Counters of a tap, as the guest sees them: received is what came to the guest. */
    public record Network(
            String tap, long receivedBytes, long sentBytes, long receivedPackets, long sentPackets, long dropped) {}

    public Stats {
        networks = List.copyOf(networks);
        uncounted = List.copyOf(uncounted);
    }

    public Stats(
            Duration cpuTime,
            Duration uptime,
            MemorySize guestMemory,
            MemorySize rss,
            @Nullable MemorySize pss,
            long minorFaults,
            long majorFaults) {
        this(cpuTime, uptime, guestMemory, rss, pss, minorFaults, majorFaults, null, null, null, List.of(), List.of());
    }
}
