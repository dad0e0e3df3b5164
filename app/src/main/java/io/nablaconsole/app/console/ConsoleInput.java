package io.nablaconsole.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What a session gives, of which a part of the piece read last may be given back. For the reading thread alone. */
final class ConsoleInput {
    private final InputStream output;
    private final LongSupplier taken;
    private byte[] back = new byte[0];
    private int from;

    /** @param taken how many bytes of all the container ever wrote come before the next one of {@code output} */
    ConsoleInput(InputStream output, LongSupplier taken) {
        this.output = output;
        this.taken = taken;
    }

    /** How many bytes of all the container ever wrote come before the next one. */
    long position() {
        return taken.getAsLong() - left();
    }

    /** How many bytes can be read without a wait. */
    int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, (long) left() + output.available());
    }

    private int left() {
        return back.length - from;
    }

    /** Reads what there is, at most {@code most} bytes; waits for the first. −1 at the end. */
    int read(byte[] target, int most) throws IOException {
        if (left() == 0) {
            return output.read(target, 0, most);
        }
        int count = Math.min(most, left());
        System.arraycopy(back, from, target, 0, count);
        from += count;
        return count;
    }

    /** Gives back {@code bytes} from {@code begin} to {@code end}, the last ones that were read. */
    void giveBack(byte[] bytes, int begin, int end) {
        byte[] all = new byte[end - begin + left()];
        System.arraycopy(bytes, begin, all, 0, end - begin);
        System.arraycopy(back, from, all, end - begin, left());
        back = all;
        from = 0;
    }
}
