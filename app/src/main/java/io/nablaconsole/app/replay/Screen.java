package io.nablaconsole.app.replay;

/** What a replay is shown on. */
public interface Screen {
    /** Shows {@code text} after what is there. */
    void show(String text);

    /** Empties it and shows {@code text}. */
    void showAnew(String text);

    /** Whether it has yet to show so much that more would only be seen later. */
    default boolean behind() {
        return false;
    }
}
