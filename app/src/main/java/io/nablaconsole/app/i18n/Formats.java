package io.nablaconsole.app.i18n;

import io.nablaconsole.engine.api.MemorySize;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them, in the language of the window. */
public final class Formats {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Formats() {}

    /** {@code 14:03:59}, in local time. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** Date and time to the millisecond, in local time. */
    public static String moment(Instant time) {
        return DateTimeFormatter.ofPattern(Messages.get("format.moment"), Messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(time);
    }

    /** {@code 0.84 ms}, {@code 12 ms}, {@code 1.53 s}: three digits or so. */
    public static String millis(Duration time) {
        double ms = time.toNanos() / 1e6;
        if (ms < 10) {
            return written("%.2f ms", ms);
        }
        if (ms < 1000) {
            return written("%.0f ms", ms);
        }
        return ms < 100_000 ? written("%.2f s", ms / 1000) : uptime(time);
    }

    /** {@code 12 s}, {@code 3 min 05 s}, {@code 2 h 14 min}, {@code 3 d 2 h}. */
    public static String uptime(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return written("%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return written("%d h %02d min", seconds / 3600, seconds / 60 % 60);
        }
        return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
    }

    /** A part of one as {@code 42 %}; small ones with a digit more. */
    public static String percent(double part) {
        double percent = part * 100;
        return written(percent > 0 && percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** An address as {@code 0x00100000}. */
    public static String address(long address) {
        return String.format(Locale.ROOT, "0x%08x", address);
    }

    /** As the engine writes it, such as {@code 3.5 MiB}, with the decimal sign of the language. */
    public static String memory(MemorySize size) {
        char sign = DecimalFormatSymbols.getInstance(Messages.locale()).getDecimalSeparator();
        return size.toString().replace('.', sign);
    }

    private static String written(String format, Object... values) {
        return String.format(Messages.locale(), format, values);
    }
}
