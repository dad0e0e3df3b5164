package io.nablaconsole.engine.api;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory in bytes, never negative. */
public record MemorySize(long bytes) implements Comparable<MemorySize> {
    /** What a guest gets when nothing else is said, as in libcontainer and solo5-spt. */
    public static final MemorySize DEFAULT_GUEST = ofMebibytes(512);

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*([KMGT]?)(?:i?B)?", Pattern.CASE_INSENSITIVE);

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when negative */
    public MemorySize {
        if (bytes < 0) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("memory size %s is negative", bytes));
        }
    }

    public static MemorySize ofMebibytes(long mebibytes) {
        return new MemorySize(Math.multiplyExact(mebibytes, 1L << 20));
    }

    /**
     * Reads {@code 64M}, {@code 512 MiB}, {@code 1g} or plain bytes; the units are powers of 1024.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} for anything else
     */
    public static MemorySize parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("memory size '%s' is not valid: write for example 64M or 1G", text));
        }
        int shift = 10 * ("KMGT".indexOf(m.group(2).toUpperCase(Locale.ROOT)) + 1);
        if (m.group(2).isEmpty()) {
            shift = 0;
        }
        long count = Long.parseLong(m.group(1));
        if (count > Long.MAX_VALUE >> shift) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("memory size '%s' is too large", text));
        }
        return new MemorySize(count << shift);
    }

    /** Whole mebibytes, rounded down. */
    public long mebibytes() {
        return bytes >> 20;
    }

    @Override
    public int compareTo(MemorySize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The size for people: {@code 512 MiB}, {@code 3.5 MiB}, {@code 812 KiB}. */
    @Override
    public String toString() {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = value == Math.rint(value) || value >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
        return number + " " + units[unit];
    }
}
