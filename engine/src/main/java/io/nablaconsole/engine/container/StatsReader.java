package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a container's figures together from those of its processes and devices. */
final class StatsReader {
    private StatsReader() {}

    static Stats read(State state) {
        List<ProcessFigures> all = ProcessTree.of(state).stream()
                .map(ProcessFigures::of)
                .flatMap(Optional::stream)
                .toList();
        if (all.isEmpty()) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_RUNNING, "container " + state.id() + " has no process to measure");
        }
        Instant since = state.started() == null ? state.created() : state.started();
        Stats.Transfer io = sum(all, ProcessFigures::io);
        return new Stats(
                Duration.ofMillis(
                        all.stream().mapToLong(ProcessFigures::cpuMillis).sum()),
                Duration.between(since, Instant.now()),
                state.config().memory(),
                new MemorySize(all.stream().mapToLong(ProcessFigures::rss).sum()),
                pss(all),
                all.stream().mapToLong(ProcessFigures::minorFaults).sum(),
                all.stream().mapToLong(ProcessFigures::majorFaults).sum(),
                GuestMemory.touched(state.initProcessPid(), state.config().memory())
                        .orElse(null),
                io,
                hasBlockDevice(state) ? sum(all, ProcessFigures::storage) : null,
                TapCounters.of(state.config()));
    }

    private static boolean hasBlockDevice(State state) {
        return state.config().devices().values().stream().anyMatch(DeviceBacking.BlockFile.class::isInstance);
    }

    private static @Nullable MemorySize pss(List<ProcessFigures> all) {
        return all.stream().allMatch(figures -> figures.pss() >= 0)
                ? new MemorySize(all.stream().mapToLong(ProcessFigures::pss).sum())
                : null;
    }

    private interface Part {
        Optional<Stats.Transfer> of(ProcessFigures figures);
    }

    /** Null where not one of the processes lets us look. */
    private static Stats.@Nullable Transfer sum(List<ProcessFigures> all, Part part) {
        return all.stream()
                .map(part::of)
                .flatMap(Optional::stream)
                .reduce((a, b) -> new Stats.Transfer(
                        a.readBytes() + b.readBytes(),
                        a.writtenBytes() + b.writtenBytes(),
                        a.reads() + b.reads(),
                        a.writes() + b.writes()))
                .orElse(null);
    }
}
