package io.nablaconsole.app.console;

import java.io.IOException;

/**
 * Passes over output that nobody could see any more: a guest prints ten times faster than a terminal can draw, and what
 * is more than the scroll-back behind would be gone before it could be read. The log has all of it.
 */
final class Backlog {
    /** What the terminal takes in without falling behind visibly: more than its scroll-back holds. */
    static final int KEPT = 256 << 10;

    /** From here on it is behind; well above {@link #KEPT}, so that what it can keep up with is shown whole. */
    private static final int BEHIND = 1 << 20;

    /** Guests that print faster than we read must not keep us here for ever. */
    private static final int MOST = 64 << 20;

    private static final int LONGEST_LINE = 8 << 10;

    private final EscapeState state = new EscapeState();
    private final byte[] buffer = new byte[64 << 10];
    private long passed;

    private Backlog() {}

    /**
     * Passes over what is too far behind, up to the beginning of a line.
     *
     * @return what was passed over and what it would have left the terminal in; with {@link #passed} 0 when nothing was
     */
    static Backlog pass(ConsoleInput output) throws IOException {
        Backlog backlog = new Backlog();
        if (output.available() >= BEHIND) {
            backlog.passTo(output, KEPT);
            backlog.toLineEnd(output);
        }
        return backlog;
    }

    private void passTo(ConsoleInput output, int left) throws IOException {
        for (int behind = output.available(); behind > left && passed < MOST; behind = output.available()) {
            read(output, Math.min(buffer.length, behind - left));
        }
    }

    private int read(ConsoleInput output, int most) throws IOException {
        int count = output.read(buffer, most);
        state.take(buffer, 0, Math.max(0, count));
        passed += Math.max(0, count);
        return count;
    }

    /** Text may begin in the midst of a character or of a sequence; a new line never does. */
    private void toLineEnd(ConsoleInput output) throws IOException {
        int room = LONGEST_LINE;
        while (room > 0 && output.available() > 0) {
            int count = output.read(buffer, room);
            int end = throughLine(Math.max(0, count));
            passed += end;
            room -= end;
            if (end < count) {
                output.giveBack(buffer, end, count);
            }
            if (end < count || count <= 0 || buffer[end - 1] == '\n') {
                return;
            }
        }
    }

    /** Follows what was read up to the first end of a line in plain text; returns where that is. */
    private int throughLine(int count) {
        for (int i = 0; i < count; i++) {
            boolean whole = !state.inSequence();
            state.take(buffer, i, i + 1);
            if (whole && buffer[i] == '\n') {
                return i + 1;
            }
        }
        return count;
    }

    /** How many bytes were passed over. */
    long passed() {
        return passed;
    }

    /** Sequences that bring the terminal to where those bytes would have. */
    String restore() {
        return state.restore();
    }
}
