package io.nablaconsole.engine.console;

import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is kept of a console's log and index as a whole, while the shim may be writing and turning them: what was
 * read counts only when it belongs together.
 */
final class LogSegments {
    /** Far more than the shim keeps of one segment or writes to its index. */
    private static final int MOST = 32 << 20;

    /** A turn takes the shim microseconds, so the second look mostly succeeds. */
    private static final int TRIES = 100;

    /**
     * One segment.
     *
     * @param base how many bytes were written before it
     * @param size how many it has
     * @param data those bytes; empty when only the index was asked for
     * @param index its records, without a torn one at the end
     */
    record Segment(long base, long size, ByteBuffer data, ByteBuffer index) {
        long end() {
            return base + size;
        }
    }

    private final ContainerDirectory directory;
    private final boolean withData;

    private LogSegments(ContainerDirectory directory, boolean withData) {
        this.directory = directory;
        this.withData = withData;
    }

    /** The segments there are, oldest first; {@code withData} also what they hold. */
    static List<Segment> read(ContainerDirectory directory, boolean withData) throws IOException {
        return new LogSegments(directory, withData).read();
    }

    private List<Segment> read() throws IOException {
        List<Segment> newest = List.of();
        for (int i = 0; i < TRIES; i++) {
            Object before = key();
            Segment current = segment(directory.log(), directory.index());
            Segment older = segment(directory.olderLog(), directory.olderIndex());
            if (Objects.equals(before, key())) {
                List<Segment> all = new ArrayList<>();
                if (older != null && (current == null || older.end() == current.base())) {
                    all.add(older);
                }
                if (current != null) {
                    all.add(current);
                }
                if (current != null && (older == null || all.size() == 2)) {
                    return all;
                }
                newest = all;
            }
            Thread.onSpinWait();
        }
        return newest; // a shim died amid a turn, or never wrote
    }

    private @Nullable Object key() throws IOException {
        Object log = SegmentReader.key(directory.log());
        Object index = SegmentReader.key(directory.index());
        return log == null || index == null ? null : List.of(log, index);
    }

    /** Index first: then the log holds at least what the index speaks of. */
    private @Nullable Segment segment(Path log, Path index) throws IOException {
        try {
            byte[] records = RegularFile.bytes(index, MOST);
            int whole = records.length / SegmentReader.INDEX_RECORD * SegmentReader.INDEX_RECORD;
            byte[] data = withData ? RegularFile.bytes(log, MOST) : new byte[0];
            long size = withData ? data.length : Files.size(log);
            if (whole == 0) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.wrap(records, 0, whole).order(ByteOrder.LITTLE_ENDIAN);
            return new Segment(buffer.getLong(0), size, ByteBuffer.wrap(data), buffer);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
