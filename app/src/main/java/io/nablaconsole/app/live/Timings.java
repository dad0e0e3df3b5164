package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.RunRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long each step of a container's life took; null for a step that nobody has measured. All but the last were
 * measured by this window.
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
    public static final Timings NONE = new Timings(null, null, null, null, null, null);

    public Timings withCreate(Duration time) {
        return new Timings(time, start, exec, pause, resume, waited);
    }

    public Timings withStart(Duration time) {
        return new Timings(create, time, null, null, null, null);
    }

    public Timings withExec(Duration time) {
        return new Timings(create, start, time, pause, resume, waited);
    }

    public Timings withPause(Duration time) {
        return new Timings(create, start, exec, time, resume, waited);
    }

    public Timings withResume(Duration time) {
        return new Timings(create, start, exec, pause, time, waited);
    }

    /** With what is told of {@code last}, the last run, by whichever window or command it was begun. */
    public Timings withRun(RunRecord last) {
        Instant started = last.started();
        boolean beginningKnown = last.pid() != 0;
        Duration between = started == null || !beginningKnown ? null : Duration.between(last.ready(), started);
        return new Timings(create, start, exec, pause, resume, between);
    }
}
