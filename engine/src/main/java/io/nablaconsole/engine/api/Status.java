package io.nablaconsole.engine.api;

import java.util.Locale;

/** What a container is doing; libcontainer's five states. */
public enum Status {
    /** The init process waits at the gate; the unikernel has not been executed. */
    CREATED,
    /** The tender (the unikernel) runs. */
    RUNNING,
    /** Between running and paused: for a moment, or because one of the two failed half way. */
    PAUSING,
    /** Every process of the container is held. */
    PAUSED,
    /** There is no process: never started, or ended. */
    STOPPED;

    /** Whether {@code action} may be asked of a container in this state. */
    public boolean permits(Action action) {
        return switch (action) {
            case START, DESTROY -> this == STOPPED;
            case EXEC -> this == CREATED;
            case SIGNAL -> this != STOPPED;
            case PAUSE -> this == RUNNING || this == PAUSING;
            case RESUME -> this == PAUSED || this == PAUSING;
        };
    }

    /** The word OCI and the seed's JSON use: {@code created}, {@code running}, … */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
