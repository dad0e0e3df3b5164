package io.nablaconsole.engine.api;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the engine's, kept as its English template and what goes into it, so that it can be said in another
 * language: the template is the key to look the other one up by. What goes into it is never read as a template.
 *
 * @param template English, with {@code %s} for each argument and {@code %%} for a percent sign
 * @param arguments in the template's order: a {@link Message} is said in the other language as well, a
 *     {@link MemorySize} is written as it writes numbers, a {@link Cause} may be known in it; a string stays as it is
 */
public record Message(String template, List<Object> arguments) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What the system or the JDK said, in its own words. */
    public record Cause(String text) implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return text;
        }
    }

    public Message {
        arguments = List.copyOf(arguments);
    }

    /**
     * A sentence with these arguments. Of an exception its message goes in; of anything else what it is as a string.
     *
     * @param template a literal, which a catalogue of another language is checked to hold; {@code %s} only
     */
    @FormatMethod
    public static Message of(@FormatString String template, @Nullable Object... arguments) {
        // a loop: this is on the way of every start of the command line, which streams would delay
        List<Object> kept = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            kept.add(kept(argument));
        }
        return new Message(template, kept);
    }

    private static Object kept(@Nullable Object argument) {
        if (argument instanceof EngineException error) {
            return error.message();
        }
        if (argument instanceof FileSystemException file && file.getReason() == null && file.getFile() != null) {
            return FileFailure.of(file);
        }
        if (argument instanceof Throwable cause) {
            return new Cause(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
        boolean speaks = argument instanceof Message || argument instanceof MemorySize || argument instanceof Cause;
        return speaks ? Objects.requireNonNull(argument) : String.valueOf(argument);
    }

    /** The sentence in English. */
    public String text() {
        return String.format(Locale.ROOT, template, arguments.toArray());
    }

    /** As {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
