package io.nablaconsole.app.live;

import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Stats;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is measured of a container, as it goes into charts and tables. */
public enum Figure {
    /** Part of one processor. */
    CPU(Unit.PART),
    RSS(Unit.BYTES),
    /** Resident memory with what is shared counted by parts. */
    PSS(Unit.BYTES),
    /** Guest memory ever used. */
    TOUCHED(Unit.BYTES),
    FAULTS(Unit.PER_SECOND),
    BLOCK_READ(Unit.BYTES_PER_SECOND),
    BLOCK_WRITTEN(Unit.BYTES_PER_SECOND),
    NET_RECEIVED(Unit.BYTES_PER_SECOND),
    NET_SENT(Unit.BYTES_PER_SECOND);

    /** What the values of a figure are. */
    public enum Unit {
        PART,
        BYTES,
        PER_SECOND,
        BYTES_PER_SECOND
    }

    private final Unit unit;

    Figure(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** Its value at {@code moment}; empty where nobody counts it. */
    public OptionalDouble at(Moment moment) {
        return switch (this) {
            case CPU -> OptionalDouble.of(moment.cpu());
            case RSS -> bytes(moment.stats().rss());
            case PSS -> bytes(moment.stats().pss());
            case TOUCHED -> bytes(moment.stats().guestTouched());
            case FAULTS -> moment.rate(stats -> (double) (stats.minorFaults() + stats.majorFaults()));
            case BLOCK_READ -> block(moment, Stats.Transfer::readBytes);
            case BLOCK_WRITTEN -> block(moment, Stats.Transfer::writtenBytes);
            case NET_RECEIVED -> network(moment, Stats.Network::receivedBytes);
            case NET_SENT -> network(moment, Stats.Network::sentBytes);
        };
    }

    private static OptionalDouble bytes(@Nullable MemorySize size) {
        return size == null ? OptionalDouble.empty() : OptionalDouble.of((double) size.bytes());
    }

    private static OptionalDouble block(Moment moment, ToDoubleFunction<Stats.Transfer> counter) {
        if (moment.stats().block() == null) {
            return OptionalDouble.empty();
        }
        return moment.rate(stats -> stats.block() == null ? 0 : counter.applyAsDouble(stats.block()));
    }

    private static OptionalDouble network(Moment moment, ToDoubleFunction<Stats.Network> counter) {
        if (moment.stats().networks().isEmpty()) {
            return OptionalDouble.empty();
        }
        return moment.rate(
                stats -> stats.networks().stream().mapToDouble(counter).sum());
    }
}
