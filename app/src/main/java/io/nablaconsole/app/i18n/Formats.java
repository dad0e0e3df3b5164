package io.nablaconsole.app.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. */
public final class Formats {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Formats() {}

    /** {@code 14:03:59}, in local time. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** Date and time to the millisecond, in local time. */
    public static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /** {@code 0.84 ms}, {@code 12 ms}, {@code 1.53 s}: three digits or so. */
    public static String millis(Duration time) {
        double ms = time.toNanos() / 1e6;
        if (ms < 10) {
            return String.format(Locale.ROOT, "%.2f ms", ms);
        }
        if (ms < 1000) {
            return String.format(Locale.ROOT, "%.0f ms", ms);
        }
        return ms < 100_000 ? String.format(Locale.ROOT, "%.2f s", ms / 1000) : uptime(time);
    }

    /** {@code 12 s}, {@code 3 min 05 s}, {@code 2 h 14 min}, {@code 3 d 2 h}. */
    public static String uptime(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
        }
        return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
    }

    /** A part of one as {@code 42 %}; small ones with a digit more. */
    public static String percent(double part) {
        double percent = part * 100;
        return String.format(Locale.ROOT, percent > 0 && percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** An address as {@code 0x00100000}. */
    public static String address(long address) {
        return String.format(Locale.ROOT, "0x%08x", address);
    }
}
