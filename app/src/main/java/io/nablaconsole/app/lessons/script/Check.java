package io.nablaconsole.app.lessons.script;

import io.nablaconsole.engine.api.Signal;
import org.jspecify.annotations.Nullable;

/** What a step waits for; the window notices it by itself, whoever did it. */
public sealed interface Check {
    /** How a container may be. */
    enum Condition {
        EXISTS,
        GONE,
        STOPPED,
        CREATED,
        RUNNING,
        PAUSED
    }

    /** A container is as said. */
    record Is(String container, Condition condition) implements Check {}

    /**
     * A container's last run has ended, in any way when neither is given.
     *
     * @param code its exit code
     * @param signal what killed it
     */
    record Ended(
            String container,
            @Nullable Integer code,
            @Nullable Signal signal) implements Check {}

    /** A container has written {@code text} on its console, in this run or an earlier one. */
    record Prints(String container, String text) implements Check {}

    /**
     * The window shows a place.
     *
     * @param container that is selected there; null: any or none
     */
    record Shown(Place place, @Nullable String container) implements Check {}

    /** The measurement of {@link Deed.Measure} has come to its end. */
    record Measured() implements Check {}
}
