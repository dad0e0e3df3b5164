package io.nablaconsole.engine.console;

import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a console log across its rotation. The log is two segments, {@code console.log.1} and {@code console.log}; the
 * first record of each segment's index tells how many bytes were written before it. Not for use by several threads.
 */
final class SegmentReader implements AutoCloseable {
    /** An index record: offset and time, 8 bytes each, little endian. */
    static final int INDEX_RECORD = 16;

    /** A turn takes the shim microseconds. */
    private static final int TRIES = 100;

    private final ContainerDirectory directory;
    private long position;
    private @Nullable FileChannel segment;
    private @Nullable Object segmentKey;

    SegmentReader(ContainerDirectory directory, long offset) {
        this.directory = directory;
        this.position = offset;
    }

    /** How many bytes of all ever written come before the next one read. */
    long position() {
        return position;
    }

    /** How many bytes were ever written up to now; as many as were read when there is no log to ask. */
    long end() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Object before = key(directory.log());
            long end = end(directory.log(), directory.index());
            if (end >= 0 && Objects.equals(before, key(directory.log()))) {
                return end;
            }
            Thread.onSpinWait();
        }
        // a shim died amid a turn, or never wrote
        return Math.max(position, end(directory.olderLog(), directory.olderIndex()));
    }

    /** −1 when there is no such segment. */
    private static long end(Path log, Path index) throws IOException {
        try {
            long base = OpenSegment.base(index);
            return base < 0 ? -1 : base + Files.size(log);
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    /** Reads what there is; 0 when that is nothing at the moment. */
    int read(byte[] target, int from, int length) throws IOException {
        int count = readSegment(target, from, length);
        if (count == 0 && rotated()) {
            // only now is the old segment complete: it may have grown between the read and the look
            count = readSegment(target, from, length);
            if (count == 0 && nextSegment()) {
                count = readSegment(target, from, length);
            }
        }
        return count;
    }

    /** How many bytes can surely be read now; 0 when there are none at the moment. */
    int available() throws IOException {
        if (left() == 0 && rotated() && left() == 0) {
            nextSegment();
        }
        return (int) Math.min(Integer.MAX_VALUE, left());
    }

    private long left() throws IOException {
        FileChannel open = segment;
        return open == null ? 0 : open.size() - open.position();
    }

    private int readSegment(byte[] target, int from, int length) throws IOException {
        FileChannel open = segment;
        if (open == null) {
            return 0;
        }
        int count = Math.max(0, open.read(ByteBuffer.wrap(target, from, length)));
        position += count;
        return count;
    }

    private boolean rotated() throws IOException {
        return segment == null || !Objects.equals(key(directory.log()), segmentKey);
    }

    /** Moves on to the segment that holds {@link #position}; false when there is none yet. */
    private boolean nextSegment() throws IOException {
        // the older one first, also when one was read already: the log may have turned more than once since
        return openAt(true) || openAt(false);
    }

    private boolean openAt(boolean older) throws IOException {
        OpenSegment opened = OpenSegment.open(directory, older);
        if (opened == null) {
            return false;
        }
        FileChannel channel = opened.channel();
        long end = opened.base() + channel.size();
        if (older && end <= position) {
            channel.close();
            return false;
        }
        close();
        segment = channel;
        segmentKey = opened.key();
        // bytes that were rotated away are passed over, and an offset beyond the end means from the end
        position = Math.max(opened.base(), Math.min(position, end));
        channel.position(position - opened.base());
        return true;
    }

    /** The file itself, whatever its name; null when there is none. */
    static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }
}
