package io.nablaconsole.engine.console;

import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a console's log, opened together with what its own index says, whenever the shim turns them meanwhile.
 *
 * @param key the file itself, whatever its name
 * @param base how many bytes were written before it
 */
record OpenSegment(FileChannel channel, Object key, long base) {
    /** A turn takes the shim microseconds, so the second look mostly succeeds. */
    private static final int TRIES = 100;

    /** Opens the older segment or the current one; null when there is none, or only a part of it yet. */
    static @Nullable OpenSegment open(ContainerDirectory directory, boolean older) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            List<@Nullable Object> before = keys(directory);
            Path log = older ? directory.olderLog() : directory.log();
            Object key = before.get(older ? 2 : 0);
            if (key == null) {
                return null;
            }
            FileChannel channel = null;
            boolean taken = false;
            try {
                channel = RegularFile.open(log);
                long base = base(indexOf(directory, older, before));
                if (before.equals(keys(directory))) {
                    taken = base >= 0;
                    return taken ? new OpenSegment(channel, key, base) : null;
                }
            } catch (NoSuchFileException e) {
                if (before.equals(keys(directory))) {
                    return null; // its index has yet to be made
                }
            } finally {
                if (channel != null && !taken) {
                    channel.close();
                }
            }
            Thread.onSpinWait();
        }
        return null;
    }

    private static List<@Nullable Object> keys(ContainerDirectory directory) throws IOException {
        return Arrays.asList(
                SegmentReader.key(directory.log()),
                SegmentReader.key(directory.index()),
                SegmentReader.key(directory.olderLog()),
                SegmentReader.key(directory.olderIndex()));
    }

    /** The log is renamed before its index: until a new log is there, an index is the older log's. */
    private static Path indexOf(ContainerDirectory directory, boolean older, List<@Nullable Object> keys) {
        boolean renamed = keys.get(0) != null || keys.get(1) == null;
        return older && renamed ? directory.olderIndex() : directory.index();
    }

    /** The offset in the first record of an index; −1 while it is being written. */
    static long base(Path index) throws IOException {
        try (FileChannel channel = RegularFile.open(index)) {
            ByteBuffer record = ByteBuffer.allocate(SegmentReader.INDEX_RECORD).order(ByteOrder.LITTLE_ENDIAN);
            return channel.read(record, 0) == SegmentReader.INDEX_RECORD ? record.getLong(0) : -1;
        }
    }
}
