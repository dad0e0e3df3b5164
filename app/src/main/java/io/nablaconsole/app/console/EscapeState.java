package io.nablaconsole.app.console;

import java.util.Map;
import java.util.TreeMap;

/**
 * What output that is passed over would have left a terminal in: its modes, margins, colours and character set. Follows
 * ECMA-48 control sequences and the private modes of xterm as far as they outlive the text around them; where they put
 * the cursor does not matter, since what comes next scrolls it all away.
 */
final class EscapeState {
    private enum At {
        TEXT,
        ESCAPE,
        SEQUENCE,
        STRING,
        STRING_ESCAPE,
        CHARSET
    }

    private static final int LONGEST = 64;
    private static final int MOST_COLORS = 128;

    private final Map<String, Character> modes = new TreeMap<>();
    private final StringBuilder parameters = new StringBuilder();
    private final StringBuilder colors = new StringBuilder();
    private At at = At.TEXT;
    private String margins = "";
    private String charset = "";

    /** Follows {@code bytes} from {@code from} to {@code to}. */
    void take(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            take((char) (bytes[i] & 0xff));
        }
    }

    /** Whether a sequence has begun and not ended. */
    boolean inSequence() {
        return at != At.TEXT;
    }

    private void take(char c) {
        switch (at) {
            case TEXT -> at = c == '\u001b' ? At.ESCAPE : At.TEXT;
            case ESCAPE -> at = escape(c);
            case SEQUENCE -> sequence(c);
            case STRING -> at = c == '\u0007' ? At.TEXT : c == '\u001b' ? At.STRING_ESCAPE : At.STRING;
            case STRING_ESCAPE -> at = c == '\\' ? At.TEXT : At.STRING;
            case CHARSET -> {
                charset = "\u001b(" + c;
                at = At.TEXT;
            }
        }
    }

    private At escape(char c) {
        switch (c) {
            case '[' -> {
                parameters.setLength(0);
                return At.SEQUENCE;
            }
            case ']', 'P', '^', '_', 'X' -> {
                return At.STRING;
            }
            case '(' -> {
                return At.CHARSET;
            }
            case 'c' -> reset();
            default -> {}
        }
        return At.TEXT;
    }

    private void sequence(char c) {
        if (c < 0x40 || c > 0x7e) {
            if (c < 0x20 || parameters.length() >= LONGEST) {
                at = At.TEXT; // broken off
            } else {
                parameters.append(c);
            }
            return;
        }
        at = At.TEXT;
        String given = parameters.toString();
        switch (c) {
            case 'm' -> color(given);
            case 'r' -> margins = given;
            case 'h', 'l' -> {
                for (String mode : given.replace("?", "").split(";", -1)) {
                    modes.put((given.startsWith("?") ? "?" : "") + mode, c);
                }
            }
            default -> {}
        }
    }

    private void color(String given) {
        if (given.isEmpty() || given.startsWith("0") || colors.length() > MOST_COLORS) {
            colors.setLength(0);
        }
        if (!given.isEmpty()) {
            colors.append("\u001b[").append(given).append('m');
        }
    }

    private void reset() {
        modes.clear();
        colors.setLength(0);
        margins = "";
        charset = "";
    }

    /** Sequences that put a terminal, whatever state it is in, into this one. */
    String restore() {
        StringBuilder text = new StringBuilder("\u001b[0m");
        modes.forEach((mode, set) -> text.append("\u001b[").append(mode).append(set.charValue()));
        if (!margins.isEmpty()) {
            text.append("\u001b[").append(margins).append('r');
        }
        return text.append(charset).append(colors).toString();
    }
}
