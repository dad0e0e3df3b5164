package io.nablaconsole.engine.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was tried on this machine.
 *
 * @param name short and stable, such as {@code kvm}
 * @param sentence what was seen, and what it means for containers
 * @param remedy the command that mends it; null when nothing needs mending or no command would
 * @param took how long the check took
 */
public record HostCheck(
        String name,
        Result result,
        Message sentence,
        @Nullable String remedy,
        Duration took) {
    /** What a check found. */
    public enum Result {
        /** It is there and works. */
        GOOD,
        /** It is missing, and only what needs it cannot be used. */
        OPTIONAL,
        /** Containers, or the window, do not work without it. */
        BAD;

        /** {@code good}, {@code optional}, {@code bad}. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
