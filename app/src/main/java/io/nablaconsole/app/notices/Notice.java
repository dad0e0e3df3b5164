package io.nablaconsole.app.notices;

import org.jspecify.annotations.Nullable;

/**
 * One message to the user.
 *
 * @param title what happened, to what
 * @param text why, in one sentence
 * @param hint what to do next; null when there is nothing to do
 * @param details the long story, to be copied into a report; null when there is none
 */
public record Notice(
        Kind kind,
        String title,
        String text,
        @Nullable String hint,
        @Nullable String details) {
    /** How much it matters. */
    public enum Kind {
        SUCCESS,
        INFO,
        WARNING,
        ERROR
    }
}
