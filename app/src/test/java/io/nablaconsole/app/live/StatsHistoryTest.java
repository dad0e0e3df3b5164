package io.nablaconsole.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Stats;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatsHistoryTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final StatsHistory history = new StatsHistory();

    private void read(long uptimeMillis, long cpuMillis, long arrivedMillis) {
        history.add(
                START.plusMillis(arrivedMillis),
                new Stats(
                        Duration.ofMillis(cpuMillis),
                        Duration.ofMillis(uptimeMillis),
                        MemorySize.ofMebibytes(16),
                        new MemorySize(4096),
                        null,
                        0,
                        0));
    }

    private Moment last() {
        return history.moments().get(history.moments().size() - 1);
    }

    @Test
    void aReadingTakenUpLateDoesNotMakeTheNextOneSteep() {
        read(1000, 1000, 0);
        read(2000, 2000, 950);
        read(3000, 3000, 1010);
        assertThat(last().cpu()).isEqualTo(1);
    }

    @Test
    void rightAfterTheStartARateIsNotKnown() {
        read(2, 10, 0);
        assertThat(last().rate(stats -> stats.cpuTime().toMillis())).isEmpty();
        assertThat(last().cpu()).isZero();
    }

    @Test
    void aReadingRightAfterAnotherIsPassedOver() {
        read(1000, 500, 0);
        read(1003, 510, 3);
        assertThat(history.moments()).hasSize(1);
    }

    @Test
    void aNewRunBeginsAnew() {
        read(5000, 100, 0);
        read(400, 100, 1000);
        assertThat(history.moments()).hasSize(1);
        assertThat(last().cpu()).isEqualTo(0.25);
    }

    @Test
    void whatIsOlderThanTheSpanIsForgotten() {
        read(1000, 0, 0);
        read(1000 + StatsHistory.SPAN.toMillis() + 1, 0, StatsHistory.SPAN.toMillis() + 1);
        assertThat(history.moments()).hasSize(1);
    }
}
