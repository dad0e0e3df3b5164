package io.nablaconsole.engine.cli;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Finds the keys that leave a console in what is typed. The beginning of them is held back until it is known what follows;
 * what then turns out to be something else is typed after all. Inside a bracketed paste there are none.
 */
final class DetachKeys {
    private static final String PASTE_BEGIN = "\033[200~";
    private static final String PASTE_END = "\033[201~";

    private final byte[] keys;
    private final int[] fallBack;
    private int held;
    private boolean found;
    private boolean pasting;
    private int matched;

    /** @param keys what is typed to leave; empty: nothing is */
    DetachKeys(byte... keys) {
        this.keys = keys.clone();
        fallBack = fallBack(keys);
    }

    /** For each number of keys that were right: with how many of them the sequence may have begun anew. */
    private static int[] fallBack(byte... keys) {
        int[] table = new int[keys.length];
        for (int i = 1; i < keys.length; i++) {
            int back = table[i - 1];
            while (back > 0 && keys[i] != keys[back]) {
                back = table[back - 1];
            }
            table[i] = keys[i] == keys[back] ? back + 1 : 0;
        }
        return table;
    }

    /** What of the first {@code count} bytes is to be passed on. */
    byte[] filter(byte[] typed, int count) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(count + keys.length);
        for (int i = 0; i < count && !found; i++) {
            boolean paste = pasting;
            watchPaste(typed[i]);
            if (paste || keys.length == 0) {
                passed.writeBytes(release());
                passed.write(typed[i]);
            } else {
                take(typed[i], passed);
            }
        }
        return passed.toByteArray();
    }

    private void take(byte key, ByteArrayOutputStream passed) {
        int before = held;
        while (held > 0 && key != keys[held]) {
            held = fallBack[held - 1];
        }
        passed.write(keys, 0, before - held);
        if (key != keys[held]) {
            passed.write(key);
        } else if (++held == keys.length) {
            found = true;
        }
    }

    /** Both marks begin alike and hold no second ESC, so that a wrong key can only begin one anew. */
    private void watchPaste(byte key) {
        String mark = pasting ? PASTE_END : PASTE_BEGIN;
        if (key != mark.charAt(matched)) {
            matched = 0;
        }
        if (key == mark.charAt(matched) && ++matched == mark.length()) {
            matched = 0;
            pasting = !pasting;
        }
    }

    /** Whether keys are held back. */
    boolean holding() {
        return held > 0;
    }

    /** What was held back: nothing followed in time. */
    byte[] release() {
        byte[] all = Arrays.copyOf(keys, held);
        held = 0;
        return all;
    }

    /** Whether all the keys were typed. */
    boolean found() {
        return found;
    }
}
