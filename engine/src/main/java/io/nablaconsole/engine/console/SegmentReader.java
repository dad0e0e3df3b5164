package io.nablaconsole.engine.console;

import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        return (segment == null && openAt(directory.olderLog(), directory.olderIndex()))
                || openAt(directory.log(), directory.index());
    }

    private boolean openAt(Path log, Path index) throws IOException {
        FileChannel opened;
        long base;
        Object key;
        try {
            opened = RegularFile.open(log);
            base = base(index);
            key = key(log);
        } catch (NoSuchFileException e) {
            return false;
        }
        boolean passed = log.equals(directory.olderLog()) && base + opened.size() <= position;
        if (base < 0 || key == null || passed) {
            opened.close();
            return false;
        }
        close();
        segment = opened;
        segmentKey = key;
        // bytes that were rotated away are passed over, and an offset beyond the end means from the end
        position = Math.max(base, Math.min(position, base + opened.size()));
        opened.position(position - base);
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

    /** The offset in the first record of an index; −1 while it is being written. */
    private static long base(Path index) throws IOException {
        try (FileChannel channel = RegularFile.open(index)) {
            ByteBuffer record = ByteBuffer.allocate(INDEX_RECORD).order(ByteOrder.LITTLE_ENDIAN);
            return channel.read(record, 0) == INDEX_RECORD ? record.getLong(0) : -1;
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
