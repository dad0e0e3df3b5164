package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.MonitorControl;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.store.ContainerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a container's figures together from those of its processes, its devices and its tender. */
record StatsReader(EngineParts parts, ContainerStore store) {
    /** @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING} when it has no process */
    Stats read() {
        State state = store.readState();
        Status status = Liveness.status(state);
        List<ProcessFigures> all = status == Status.STOPPED
                ? List.of()
                : ProcessTree.recent(state).stream()
                        .map(ProcessFigures::of)
                        .flatMap(Optional::stream)
                        .toList();
        if (all.isEmpty()) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_RUNNING, Message.of("container %s has no process to measure", store.id()));
        }
        HandlerContext provided = Provided.of(parts, store, state);
        Optional<MonitorControl> monitor = parts.handlers().exec().monitor(provided, state.execState());
        Instant since = state.started() == null ? state.created() : state.started();
        return new Stats(
                // what has ended counts too, which only the group knows
                Cgroup.of(state)
                        .cpuTime()
                        .orElse(Duration.ofMillis(all.stream()
                                .mapToLong(ProcessFigures::cpuMillis)
                                .sum())),
                Duration.between(since, Instant.now()),
                state.config().memory(),
                new MemorySize(all.stream().mapToLong(ProcessFigures::rss).sum()),
                pss(all),
                all.stream().mapToLong(ProcessFigures::minorFaults).sum(),
                all.stream().mapToLong(ProcessFigures::majorFaults).sum(),
                GuestMemory.touched(state.initProcessPid(), state.config().memory())
                        .orElse(null),
                sum(all, ProcessFigures::io),
                monitor.isPresent() ? disks(monitor.get(), status) : storage(state, all),
                TapCounters.of(provided.config(), state.initProcessPid()),
                monitor.map(MonitorControl::uncounted).orElse(List.of()));
    }

    /** What the tender counted; null without a disk, and while it is held and cannot be asked. */
    private static Stats.@Nullable Transfer disks(MonitorControl monitor, Status status) {
        if (status != Status.RUNNING) {
            return null;
        }
        try {
            return monitor.counters().stream()
                    .filter(device -> device.type() == DeviceType.BLOCK)
                    .map(device -> new Stats.Transfer(
                            device.readBytes(), device.writtenBytes(), device.reads(), device.writes()))
                    .reduce(StatsReader::plus)
                    .orElse(null);
        } catch (EngineException e) {
            // it was held, or has ended, in this very moment: the other figures are still true
            return null;
        }
    }

    private static Stats.@Nullable Transfer storage(State state, List<ProcessFigures> all) {
        boolean block = state.config().devices().values().stream().anyMatch(DeviceBacking.BlockFile.class::isInstance);
        return block ? sum(all, ProcessFigures::storage) : null;
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
                .reduce(StatsReader::plus)
                .orElse(null);
    }

    private static Stats.Transfer plus(Stats.Transfer a, Stats.Transfer b) {
        return new Stats.Transfer(
                a.readBytes() + b.readBytes(),
                a.writtenBytes() + b.writtenBytes(),
                a.reads() + b.reads(),
                a.writes() + b.writes());
    }
}
