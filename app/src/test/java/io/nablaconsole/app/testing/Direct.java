package io.nablaconsole.app.testing;

import io.nablaconsole.app.fx.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tasks that run at once on the caller's thread, and a clock that a test moves by hand. */
public final class Direct implements Tasks.Clock {
    private final List<Planned> planned = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Planned(Duration at, Duration period, Runnable work) {}

    /** Tasks on this clock. */
    public Tasks tasks() {
        return Tasks.of(Runnable::run, Runnable::run, this);
    }

    @Override
    public Tasks.Cancel after(Duration delay, Runnable work) {
        return plan(new Planned(now.plus(delay), Duration.ZERO, work));
    }

    @Override
    public Tasks.Cancel every(Duration period, Runnable work) {
        return plan(new Planned(now.plus(period), period, work));
    }

    private Tasks.Cancel plan(Planned next) {
        planned.add(next);
        return () -> planned.remove(next);
    }

    /** Lets {@code time} pass and runs what was planned for it. */
    public void pass(Duration time) {
        Duration end = now.plus(time);
        while (true) {
            Planned next = planned.stream()
                    .filter(each -> each.at().compareTo(end) <= 0)
                    .min(java.util.Comparator.comparing(Planned::at))
                    .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            planned.remove(next);
            now = next.at();
            if (!next.period().isZero()) {
                planned.add(new Planned(now.plus(next.period()), next.period(), next.work()));
            }
            next.work().run();
        }
    }

    @Override
    public void close() {
        planned.clear();
    }
}
