package io.nablaconsole.engine.api;

import java.util.regex.Pattern;

/**
 * The name of a container, unique below one root: 1 to 1024 letters, digits, {@code _}, {@code -}, {@code .} and
 * {@code +}; never {@code .} or {@code ..}, so it can never be taken for a path.
 */
public record ContainerId(String value) implements Comparable<ContainerId> {
    private static final int MAX_LENGTH = 1024;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+.-]+");

    /** @throws EngineException {@link ErrorCode#INVALID_ID_FORMAT} when {@code value} has another form */
    public ContainerId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw invalid(value, Message.of("it has %s characters; use 1 to %s", value.length(), MAX_LENGTH));
        }
        if (!FORM.matcher(value).matches()) {
            throw invalid(value, Message.of("use letters, digits, '_', '-', '.' and '+' only"));
        }
        if (value.equals(".") || value.equals("..")) {
            throw invalid(value, Message.of("it would name a directory"));
        }
    }

    /** Whether {@code value} has the form of an id. */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH
                && FORM.matcher(value).matches()
                && !value.equals(".")
                && !value.equals("..");
    }

    private static EngineException invalid(String value, Message why) {
        String shown = value.length() > 64 ? value.substring(0, 64) + "…" : value;
        return new EngineException(
                ErrorCode.INVALID_ID_FORMAT, Message.of("container id '%s' is not valid: %s", shown, why));
    }

    @Override
    public int compareTo(ContainerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
