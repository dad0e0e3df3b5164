package io.nablaconsole.app.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each step of a container's life took in this window; null for a step it has not seen.
 *
 * @param create the container was made
 * @param start its init was made: stopped → created
 * @param exec the gate was opened: created → running
 * @param pause running → paused
 * @param resume paused → running
 */
public record Timings(
        @Nullable Duration create,
        @Nullable Duration start,
        @Nullable Duration exec,
        @Nullable Duration pause,
        @Nullable Duration resume) {
    public static final Timings NONE = new Timings(null, null, null, null, null);

    public Timings withCreate(Duration time) {
        return new Timings(time, start, exec, pause, resume);
    }

    public Timings withStart(Duration time) {
        return new Timings(create, time, null, null, null);
    }

    public Timings withExec(Duration time) {
        return new Timings(create, start, time, pause, resume);
    }

    public Timings withPause(Duration time) {
        return new Timings(create, start, exec, time, resume);
    }

    public Timings withResume(Duration time) {
        return new Timings(create, start, exec, pause, time);
    }
}
