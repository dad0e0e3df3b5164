package io.nablaconsole.engine.console;

import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.console.LogSegments.Segment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A record of the index as the shim writes it (native/README.md, <i>console.log and console.idx</i>).
 *
 * @param offset of all bytes ever written, at which it stands
 * @param value pid of init, window size or wait status
 */
record IndexRecord(Kind kind, long offset, int value, Instant time) {
    /** What a record says, in the order of the shim's numbers; the first stands for an offset. */
    enum Kind {
        OUTPUT,
        WINDOW,
        READY,
        STARTED,
        ENDED
    }

    /** Told everything the index holds, in order. */
    @FunctionalInterface
    interface Reader {
        void take(IndexRecord indexRecord);
    }

    private static final long SECOND = 1_000_000_000L;

    /** Gives {@code reader} the records of {@code segments}; those of a later shim that we do not know are left out. */
    static void read(List<Segment> segments, Reader reader) {
        for (Segment segment : segments) {
            ByteBuffer index = segment.index();
            long offset = segment.base();
            while (index.hasRemaining()) {
                long word = index.getLong();
                long nanos = index.getLong();
                Instant time = Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
                if (word >= 0) {
                    offset = Math.min(word, segment.end());
                    reader.take(new IndexRecord(Kind.OUTPUT, offset, 0, time));
                } else {
                    int kind = 1 + (int) (word >>> 32 & 0xff);
                    if (kind < Kind.values().length) {
                        reader.take(new IndexRecord(Kind.values()[kind], offset, (int) word, time));
                    }
                }
            }
        }
    }

    /** Of a window record: its size, as near as there is one of ours. */
    TerminalSize window() {
        int columns = value >>> 16 & 0xffff;
        int rows = value & 0xffff;
        return new TerminalSize(Math.min(Math.max(1, columns), 9999), Math.min(Math.max(1, rows), 9999));
    }
}
