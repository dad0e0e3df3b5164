package io.nablaconsole.engine.annotation;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that says yes or no: {@code true} or {@code false} in any case, as supervisors write their own
 * {@code TRUE}. Nothing else, since a slip of the pen must not open a disk for writing.
 */
public final class BooleanAnnotation {
    private BooleanAnnotation() {}

    /**
     * What {@code value} says; {@code otherwise} where there is none.
     *
     * @param key the annotation's whole name
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the annotation
     */
    public static boolean read(String key, @Nullable String value, boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID, Message.of("annotations.%s is '%s', not true or false", key, value));
        };
    }
}
