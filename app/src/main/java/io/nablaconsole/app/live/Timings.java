package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long each step of a container's life took, by whichever program it was made; null for a step that was not made, or
 * that nobody wrote down. Those after the first are of the last run.
 *
 * @param create the container was made
 * @param start its init was made: stopped → created
 * @param exec the gate was opened: created → running
 * @param pause running → paused
 * @param resume paused → running
 * @param waited from the init at the gate to the execution of the tender, as the console's log tells it
 */
public record Timings(
        @Nullable Duration create,
        @Nullable Duration start,
        @Nullable Duration exec,
        @Nullable Duration pause,
        @Nullable Duration resume,
        @Nullable Duration waited) {
    private static final Timings NONE = new Timings(null, null, null, null, null, null);

    /**
     * Reads them off a container's history.
     *
     * @param life its steps, oldest first
     * @param runs what its console's log tells, oldest first
     */
    public static Timings of(List<Transition> life, List<RunRecord> runs) {
        Timings timings = NONE;
        for (Transition step : life) {
            timings = timings.after(step);
        }
        return runs.isEmpty() ? timings : timings.withRun(runs.get(runs.size() - 1));
    }

    private Timings after(Transition step) {
        Duration took = step.took();
        return switch (step.step()) {
            case CREATE -> new Timings(took, start, exec, pause, resume, waited);
            case START -> new Timings(create, took, null, null, null, null);
            case EXEC -> new Timings(create, start, took, pause, resume, waited);
            case PAUSE -> new Timings(create, start, exec, took, resume, waited);
            case RESUME -> new Timings(create, start, exec, pause, took, waited);
            case SIGNAL -> this;
        };
    }

    private Timings withRun(RunRecord last) {
        Instant started = last.started();
        boolean beginningKnown = last.pid() != 0;
        Duration between = started == null || !beginningKnown ? null : Duration.between(last.ready(), started);
        return new Timings(create, start, exec, pause, resume, between);
    }
}
