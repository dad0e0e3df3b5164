package io.nablaconsole.engine.cli;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard output for what a guest printed. Where that is a terminal, closing it, or the end of this program, takes back
 * the modes that the guest may have left it in.
 */
final class TerminalOutput extends OutputStream {
    /**
     * In this order: an unfinished sequence ends; off the alternate screen, where the saved position is made this one, as
     * leaving a screen one is not on would jump to it; then the modes. Margins are lifted around the cursor, which
     * lifting them moves.
     */
    static final String RESET = "\030\033\\" // CAN, ST
            + "\0337\033[?1049l\033[!p\0337\033[r\0338"
            + "\017\033(B\033)B\033[4l\033[20l\033[0m\033[0 q"
            + "\033[?1l\033>\033[?5l\033[?7h\033[?25h"
            + "\033[?9l\033[?1000l\033[?1001l\033[?1002l\033[?1003l\033[?1004l\033[?1005l\033[?1006l\033[?1015l\033[?1016l"
            + "\033[?2004l\033[?2026l\033[>4m\033[=0u";

    private static final int ESCAPE = 0x1b;
    private static final int SHIFT_OUT = 0x0e;

    /** The high byte of UTF-8 of the controls that are ESC and a letter in one. */
    private static final int C1 = 0xc2;

    private static final long PATIENCE_MS = 1000;

    private final boolean terminal = HostTerminal.isTerminal(1);
    private final ReentrantLock writing = new ReentrantLock();
    private final Runnable atExit = this::reset;
    private boolean touched;
    private boolean closed;

    private TerminalOutput() {}

    static TerminalOutput open() {
        TerminalOutput output = new TerminalOutput();
        if (output.terminal) {
            AtExit.add(output.atExit);
        }
        return output;
    }

    /** Whether it is a terminal, which answers what it is asked. */
    boolean isTerminal() {
        return terminal;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            for (int i = from; terminal && !touched && i < from + length; i++) {
                int one = bytes[i] & 0xff;
                touched = one == ESCAPE || one == SHIFT_OUT || one == C1;
            }
            System.out.write(bytes, from, length);
            System.out.flush();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        if (terminal && AtExit.remove(atExit)) {
            reset();
        }
    }

    /** Nothing is written after it, or it would be in vain. One who writes to a terminal that stands still is passed by. */
    private void reset() {
        boolean ours = false;
        try {
            ours = writing.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (ours && touched && !closed) {
                closed = true;
                System.out.writeBytes(RESET.getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (ours) {
                writing.unlock();
            }
        }
    }
}
