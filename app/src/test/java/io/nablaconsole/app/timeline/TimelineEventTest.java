package io.nablaconsole.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.LifeEvent;
import io.nablaconsole.app.timeline.TimelineEvent.Kind;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineEventTest {
    private static final Instant T = Instant.parse("2026-01-02T03:04:05Z");

    private static RunRecord run(@Nullable Integer code, @Nullable Signal signal) {
        return new RunRecord(
                7, 0, T.plusMillis(10), T.plusMillis(20), T.plusMillis(21), T.plusMillis(50), code, signal);
    }

    @Test
    void allThatIsKnownStandsInOrder() {
        LifeEvent paused = new LifeEvent(T.plusMillis(30), LifeEvent.Kind.PAUSED, "");
        LifeEvent killed = new LifeEvent(T.plusMillis(40), LifeEvent.Kind.SIGNALLED, "SIGKILL");
        assertThat(TimelineEvent.of(T, List.of(run(null, Signal.KILL)), List.of(killed, paused)))
                .extracting(TimelineEvent::kind)
                .containsExactly(
                        Kind.CREATED, Kind.READY, Kind.STARTED, Kind.OUTPUT, Kind.PAUSED, Kind.SIGNALLED, Kind.FAILED);
    }

    @Test
    void aGoodEndIsTakenForOne() {
        List<TimelineEvent> events = TimelineEvent.of(T, List.of(run(0, null)), List.of());
        assertThat(events.get(events.size() - 1).kind()).isEqualTo(Kind.ENDED);
        assertThat(events.get(events.size() - 1).text()).contains("0");
    }

    @Test
    void onlyTheNewestStayWhenThereAreTooMany() {
        List<TimelineEvent> events = TimelineEvent.of(T, Collections.nCopies(50, run(1, null)), List.of());
        assertThat(events).hasSize(TimelineEvent.MOST);
        assertThat(events.get(0).kind()).isNotEqualTo(Kind.CREATED);
    }
}
