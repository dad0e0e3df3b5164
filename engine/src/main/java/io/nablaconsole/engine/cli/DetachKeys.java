package io.nablaconsole.engine.cli;

import java.io.ByteArrayOutputStream;

/** Finds ctrl-p ctrl-q in what is typed. A ctrl-p that something else follows is typed after all. */
final class DetachKeys {
    static final String NAME = "ctrl-p ctrl-q";

    private static final int CTRL_P = 0x10;
    private static final int CTRL_Q = 0x11;

    private boolean held;
    private boolean found;

    /** What of the first {@code count} bytes is to be passed on. */
    byte[] filter(byte[] typed, int count) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(count + 1);
        for (int i = 0; i < count && !found; i++) {
            if (held && typed[i] == CTRL_Q) {
                found = true;
            } else {
                if (held) {
                    passed.write(CTRL_P);
                }
                held = typed[i] == CTRL_P;
                if (!held) {
                    passed.write(typed[i]);
                }
            }
        }
        return passed.toByteArray();
    }

    /** Whether both keys were typed. */
    boolean found() {
        return found;
    }
}
