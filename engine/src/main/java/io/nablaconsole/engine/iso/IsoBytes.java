package io.nablaconsole.engine.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The ways ISO 9660 (ECMA-119) writes numbers, times and texts. */
final class IsoBytes {
    /** Bytes of a logical sector, and of a logical block here. */
    static final int SECTOR = 2048;

    private static final DateTimeFormatter LONG_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'00'");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = FIRST_YEAR + 255;

    private IsoBytes() {}

    /** How many sectors {@code bytes} take. */
    static long sectors(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR;
    }

    /** A number of four bytes, in both orders. */
    static void both32(ByteBuffer out, long value) {
        out.order(ByteOrder.LITTLE_ENDIAN).putInt((int) value);
        out.order(ByteOrder.BIG_ENDIAN).putInt((int) value);
    }

    /** A number of two bytes, in both orders. */
    static void both16(ByteBuffer out, int value) {
        out.order(ByteOrder.LITTLE_ENDIAN).putShort((short) value);
        out.order(ByteOrder.BIG_ENDIAN).putShort((short) value);
    }

    /** Seven bytes. */
    static void shortTime(ByteBuffer out, Instant time) {
        ZonedDateTime t = bounded(time);
        out.put((byte) (t.getYear() - FIRST_YEAR))
                .put((byte) t.getMonthValue())
                .put((byte) t.getDayOfMonth())
                .put((byte) t.getHour())
                .put((byte) t.getMinute())
                .put((byte) t.getSecond())
                .put((byte) 0);
    }

    /** Seventeen bytes. */
    static void longTime(ByteBuffer out, Instant time) {
        out.put(LONG_TIME.format(bounded(time)).getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
    }

    /** Years are a byte from 1900 on; what is beyond becomes the first or last moment there is. */
    private static ZonedDateTime bounded(Instant time) {
        ZonedDateTime t = time.atZone(ZoneOffset.UTC);
        if (t.getYear() < FIRST_YEAR) {
            return ZonedDateTime.of(FIRST_YEAR, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        }
        return t.getYear() > LAST_YEAR ? ZonedDateTime.of(LAST_YEAR, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC) : t;
    }

    /** ASCII, filled up with blanks to {@code length}. */
    static void text(ByteBuffer out, String text, int length) {
        out.put((text + " ".repeat(length - text.length())).getBytes(StandardCharsets.US_ASCII));
    }
}
