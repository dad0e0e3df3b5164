package io.nablaconsole.engine.api;

import java.time.Duration;
import java.time.Instant;

/**
 * A step of a container's life that was made, by whichever program; {@link Container#history} tells them.
 *
 * @param step what was done
 * @param time when it was done, by the clock of this machine
 * @param took from its begin until the container's new state was written; of {@link Step#CREATE} until all but its name
 *     was made; zero for a signal
 * @param detail the signal's name, as {@link Signal#name} says it; empty for the other steps
 */
public record Transition(Step step, Instant time, Duration took, String detail) {
    /** What can happen to a container at somebody's demand. */
    public enum Step {
        /** It was made. */
        CREATE,
        /** Its init was made and waits at the gate. */
        START,
        /** The gate was opened: the init became the tender. */
        EXEC,
        PAUSE,
        RESUME,
        /** A signal was sent to it. */
        SIGNAL
    }

    public Transition {
        if (took.isNegative()) {
            throw new IllegalArgumentException(step + " took " + took + ", less than no time");
        }
    }
}
