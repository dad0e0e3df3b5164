package io.nablaconsole.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The other file that a qcow2 disk rests on, which QEMU opens with it, wherever it lies. Source: QEMU's
 * docs/interop/qcow2.txt.
 */
final class DiskBase {
    private static final int MAGIC = 0x514649fb;
    private static final int BASE_AT = 8;
    private static final int BASE_LENGTH_AT = 16;
    private static final int FEATURES_AT = 72;
    private static final int VERSION_AT = 4;
    private static final long EXTERNAL_DATA = 1L << 2;
    private static final int HEADER = 104;
    private static final int LONGEST_NAME = 1023;

    /** Names lie in the first cluster, which has 64 KiB unless somebody chose otherwise. */
    private static final int HEAD = 1 << 16;

    private DiskBase() {}

    /** What the disk that begins so rests on, as it spells it; empty when it is no such disk or stands alone. */
    static Optional<String> of(InputStream disk) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.limit(disk.readNBytes(head.array(), 0, HEADER));
        if (head.limit() < FEATURES_AT || head.getInt(0) != MAGIC) {
            return Optional.empty();
        }
        head.limit(head.limit() + disk.readNBytes(head.array(), head.limit(), HEAD - head.limit()));
        long at = head.getLong(BASE_AT);
        if (at != 0) {
            return Optional.of(name(head, at, head.getInt(BASE_LENGTH_AT)));
        }
        boolean features = head.getInt(VERSION_AT) > 2 && head.limit() >= HEADER;
        return features && (head.getLong(FEATURES_AT) & EXTERNAL_DATA) != 0
                ? Optional.of("(data in another file)")
                : Optional.empty();
    }

    private static String name(ByteBuffer head, long at, int length) {
        boolean there = at > 0 && length > 0 && length <= LONGEST_NAME && at <= head.limit() - length;
        if (!there) {
            return "(a file it does not name)";
        }
        byte[] bytes = new byte[length];
        head.get((int) at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
