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

        /** How much {@code counter} has grown a second since the moment before. */
        public OptionalDouble rate(ToDoubleFunction<Stats> counter) {
            double seconds = since.toNanos() / 1e9;
            double grown = counter.applyAsDouble(stats) - (before == null ? 0 : counter.applyAsDouble(before));
            return OptionalDouble.of(seconds <= 0 ? 0 : Math.max(0, grown / seconds));
        }
    }

    private final Deque<Moment> moments = new ArrayDeque<>();

    /** The moments, oldest first. */
    public List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** Notes {@code stats}, read at {@code time}. A new run begins anew. */
    void add(Instant time, Stats stats) {
        Moment last = moments.peekLast();
        if (last != null && stats.uptime().compareTo(last.stats().uptime()) < 0) {
            moments.clear();
            last = null;
        }
        moments.add(
                last == null
                        ? new Moment(time, stats, null, stats.uptime())
                        : new Moment(time, stats, last.stats(), Duration.between(last.time(), time)));
        while (Duration.between(moments.getFirst().time(), time).compareTo(SPAN) > 0) {
            moments.removeFirst();
        }
    }
}
