package io.nablaconsole.app.fx;

/** Texts that others chose, at a length that a menu or a card can hold: what is too much goes from the middle. */
public final class Shortened {
    private static final int NAME = 60;

    private Shortened() {}

    /** A name. */
    public static String name(String text) {
        return to(text, NAME);
    }

    /** {@code text} with at most {@code most} characters. */
    public static String to(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int head = text.offsetByCodePoints(0, most / 2);
        int tail = text.offsetByCodePoints(text.length(), -((most - 1) / 2));
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
