package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hardware address of a network device.
 *
 * @param value its 48 bits, the first byte highest
 */
public record MacAddress(long value) {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");
    private static final int BYTES = 6;

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is zero, a group address, or has more bits */
    public MacAddress {
        if (value <= 0 || value >> 48 != 0 || (value >> 40 & 1) != 0) {
            throw invalid(format(value), Message.of("it is not the address of one device"));
        }
    }

    /**
     * Reads {@code 02:00:00:00:00:01}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} for anything else
     */
    public static MacAddress parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw invalid(text, Message.of("write for example 02:00:00:00:00:01"));
        }
        return new MacAddress(Long.parseLong(text.replace(":", ""), 16));
    }

    private static EngineException invalid(String text, Message reason) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID, Message.of("hardware address '%s' is not valid: %s", text, reason));
    }

    /** Its six bytes in the order they go over the wire. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (value >> (8 * (BYTES - 1 - i)));
        }
        return bytes;
    }

    @Override
    public String toString() {
        return format(value);
    }

    private static String format(long value) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(String.format(Locale.ROOT, "%02x", value >> shift & 0xff))
                    .append(shift > 0 ? ":" : "");
        }
        return text.toString();
    }
}
