package io.nablaconsole.engine.api;

/** What can be asked of a container; {@link Status#permits(Action)} says when. */
public enum Action {
    /** Make the init process. */
    START,
    /** Open the gate: the init becomes the tender. */
    EXEC,
    /** Send any signal. */
    SIGNAL,
    PAUSE,
    RESUME,
    /** Remove everything the container has; a live one is killed first only when forced. */
    DESTROY
}
