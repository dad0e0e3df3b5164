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
 * @param progress how far it has come, for what is under way; null for what is done
 */
public record Notice(
        Kind kind,
        String title,
        String text,
        @Nullable String hint,
        @Nullable String details,
        @Nullable Action action,
        @Nullable Progress progress) {
    /** Something to be done from the notice, such as to undo what it tells of. */
    public record Action(String name, Runnable run) {}

    public Notice(Kind kind, String title, String text, @Nullable String hint, @Nullable String details) {
        this(kind, title, text, hint, details, null, null);
    }

    /** The same with something to do. */
    public Notice with(Action offered) {
        return new Notice(kind, title, text, hint, details, offered, progress);
    }

    /** One that stays until {@link Notices#dismiss} takes it away. */
    static Notice underWay(String title, String text, Progress progress) {
        return new Notice(Kind.INFO, title, text, null, null, null, progress);
    }

    /** How much it matters. */
    public enum Kind {
        SUCCESS,
        INFO,
        WARNING,
        ERROR
    }
}
