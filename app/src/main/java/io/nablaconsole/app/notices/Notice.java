package io.nablaconsole.app.notices;

import org.jspecify.annotations.Nullable;

/**
 * One message to the user.
 *
 * @param title what happened, to what
 * @param text why, in one sentence
 * @param hint what to do next; null when there is nothing to do
 * @param details the long story, to be copied into a report; null when there is none
 * @param action what the user may do about it here and now; null when there is nothing
 */
public record Notice(
        Kind kind,
        String title,
        String text,
        @Nullable String hint,
        @Nullable String details,
        @Nullable Action action) {
    /** Something to be done from the notice, such as to undo what it tells of. */
    public record Action(String name, Runnable run) {}

    public Notice(Kind kind, String title, String text, @Nullable String hint, @Nullable String details) {
        this(kind, title, text, hint, details, null);
    }

    /** The same with something to do. */
    public Notice with(Action offered) {
        return new Notice(kind, title, text, hint, details, offered);
    }

    /** How much it matters. */
    public enum Kind {
        SUCCESS,
        INFO,
        WARNING,
        ERROR
    }
}
