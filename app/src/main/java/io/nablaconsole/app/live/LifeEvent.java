package io.nablaconsole.app.live;

import java.time.Instant;

/**
 * Something that happened to a container while this window looked on, and that nothing else remembers.
 *
 * @param detail the signal's name; empty for the others
 */
public record LifeEvent(Instant time, Kind kind, String detail) {
    /** What happened. */
    public enum Kind {
        SIGNALLED,
        PAUSED,
        RESUMED
    }
}
