package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.Transition;
import java.time.Duration;
import java.time.Instant;

/** A step of a container's life that is under way, since it was begun. */
public record Stopwatch(Transition.Step step, long begun) {
    public static Stopwatch begin(Transition.Step step) {
        return new Stopwatch(step, System.nanoTime());
    }

    Transition done() {
        return new Transition(step, Instant.now(), Duration.ofNanos(System.nanoTime() - begun), "");
    }
}
