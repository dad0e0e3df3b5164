package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of one run over the last minutes; for the FX thread. */
public final class StatsHistory {
    /** How far back it goes. */
    public static final Duration SPAN = Duration.ofMinutes(2);

    /** The kernel counts processor time in steps of up to 10 ms: over less than this, rates would be mostly rounding. */
    private static final Duration SHORTEST = Duration.ofMillis(200);

    /**
     * The figures at one moment.
     *
     * @param before those of the moment before; null at the first
     * @param since what has passed since then; since the start of the run at the first
     */
    public record Moment(
            Instant time, Stats stats, @Nullable Stats before, Duration since) {
        /** Part of one processor used since the moment before, 0 to 1 for a guest with one. */
        public double cpu() {
            return rate(each -> each.cpuTime().toNanos() / 1e9).orElse(0);
        }

        /** How much {@code counter} has grown a second since the moment before; empty when that is too short a time. */
        public OptionalDouble rate(ToDoubleFunction<Stats> counter) {
            if (since.compareTo(SHORTEST) < 0) {
                return OptionalDouble.empty();
            }
            double grown = counter.applyAsDouble(stats) - (before == null ? 0 : counter.applyAsDouble(before));
            return OptionalDouble.of(Math.max(0, grown / (since.toNanos() / 1e9)));
        }
    }

    private final Deque<Moment> moments = new ArrayDeque<>();

    /** The moments, oldest first. */
    public List<Moment> moments() {
        return List.copyOf(moments);
    }

    /**
     * Notes {@code stats}, which arrived at {@code time}. A new run begins anew; a reading that comes right after another
     * is passed over.
     */
    void add(Instant time, Stats stats) {
        Moment last = moments.peekLast();
        // what passed between two readings is told by their uptimes: the window may have taken them up late
        Duration since = last == null
                ? stats.uptime()
                : stats.uptime().minus(last.stats().uptime());
        if (since.isNegative()) {
            moments.clear();
            last = null;
            since = stats.uptime();
        }
        if (last != null && since.compareTo(SHORTEST) < 0) {
            return;
        }
        moments.add(new Moment(time, stats, last == null ? null : last.stats(), since));
        while (Duration.between(moments.getFirst().time(), time).compareTo(SPAN) > 0) {
            moments.removeFirst();
        }
    }
}
