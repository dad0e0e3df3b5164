package io.nablaconsole.app.lessons.script;

import io.nablaconsole.engine.api.Signal;
import org.jspecify.annotations.Nullable;

/** What a button of a step does. */
public sealed interface Deed {
    /** What to do with a container. */
    enum Verb {
        CREATE,
        /** Make the init, which waits at the gate. */
        PREPARE,
        START,
        PAUSE,
        RESUME,
        STOP,
        DELETE,
        /** Create it where it is missing, start it and show its console. */
        RUN
    }

    /** What the button says; null: the usual words. */
    @Nullable
    Text label();

    /** Does {@code verb} with a container of the lesson. */
    record With(Verb verb, String container, @Nullable Text label) implements Deed {}

    /** Sends a signal to the init of a container. */
    record Send(Signal signal, String container, @Nullable Text label) implements Deed {}

    /**
     * Leads to a place in the window.
     *
     * @param container to be selected; null: leave the selection
     */
    record Show(
            Place place,
            @Nullable String container,
            @Nullable Text label) implements Deed {}

    /** Measures the same program as unikernel, as Linux process and as virtual machine. */
    record Measure(@Nullable Text label) implements Deed {}
}
