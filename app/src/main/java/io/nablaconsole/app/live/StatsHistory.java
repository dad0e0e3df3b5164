package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of one run over the last minutes; for the FX thread. */
public final class StatsHistory {
    /** How far back it goes. */
    public static final Duration SPAN = Duration.ofMinutes(2);

    /**
     * The figures at one moment.
     *
     * @param cpu part of one processor used since the moment before, 0 to 1 for a guest with one
     * @param touched guest memory ever used; null where the host does not tell
     */
    public record Moment(
            Instant time,
            double cpu,
            MemorySize rss,
            @Nullable MemorySize touched) {}

    private final Deque<Moment> moments = new ArrayDeque<>();
    private @Nullable Stats last;
    private Instant lastTime = Instant.EPOCH;

    /** The moments, oldest first. */
    public List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** Notes {@code stats}, read at {@code time}. A new run begins anew. */
    void add(Instant time, Stats stats) {
        Stats before = last;
        if (before != null && stats.uptime().compareTo(before.uptime()) < 0) {
            moments.clear();
            before = null;
        }
        moments.add(new Moment(time, cpu(before, time, stats), stats.rss(), stats.guestTouched()));
        while (Duration.between(moments.getFirst().time(), time).compareTo(SPAN) > 0) {
            moments.removeFirst();
        }
        last = stats;
        lastTime = time;
    }

    private double cpu(@Nullable Stats before, Instant time, Stats stats) {
        Duration wall = before == null ? stats.uptime() : Duration.between(lastTime, time);
        Duration used = before == null ? stats.cpuTime() : stats.cpuTime().minus(before.cpuTime());
        return wall.toNanos() <= 0 ? 0 : Math.max(0, (double) used.toNanos() / wall.toNanos());
    }
}
