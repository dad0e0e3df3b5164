package io.nablaconsole.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.timeline.TimelineEvent.Kind;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.api.Transition.Step;
import java.time.Duration;
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

    private static Transition step(Step step, int millis, String detail) {
        return new Transition(step, T.plusMillis(millis), Duration.ofMillis(1), detail);
    }

    @Test
    void stepsTellOfARunWhoseLogIsKeptBySomebodyElse() {
        List<Transition> life = List.of(step(Step.CREATE, 0, ""), step(Step.START, 5, ""), step(Step.EXEC, 9, ""));
        assertThat(TimelineEvent.of(T, List.of(), life))
                .extracting(TimelineEvent::kind)
                .containsExactly(Kind.CREATED, Kind.READY, Kind.STARTED);
    }

    @Test
    void allThatIsKnownStandsInOrder() {
        Transition paused = step(Step.PAUSE, 30, "");
        Transition killed = step(Step.SIGNAL, 40, "SIGKILL");
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
