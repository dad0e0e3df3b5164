package io.nablaconsole.engine.rumprun;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Strings as rumprun's parser takes them ({@code jsmn.c} and {@code config.c} of rumprun).
 *
 * <p>It reads JSON but never takes escapes back: what stands between the quotes is handed on byte for byte, backslashes
 * and all. So texts are written as they are, not as JSON would have it; and what cannot stand there as it is, a double
 * quote above all, cannot be said. That is refused, for the guest would be told something else.
 */
final class RumprunText {
    private static final String ESCAPES = "\"/\\bfnrt";
    private static final int HEX_DIGITS = 4;

    private RumprunText() {}

    /**
     * {@code text} between quotes.
     *
     * @param what it is, for the message
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when no guest of rumprun can be told it
     */
    static String quoted(Message what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                throw impossible(what, text, Message.of("a double quote"));
            }
            if (c == '\\') {
                if (!escapes(text, i + 1)) {
                    throw impossible(what, text, Message.of("a backslash that begins no escape of JSON"));
                }
                i++;
            }
        }
        return '"' + text + '"';
    }

    private static boolean escapes(String text, int at) {
        if (at < text.length() && text.charAt(at) == 'u') {
            return at + HEX_DIGITS < text.length()
                    && text.substring(at + 1, at + 1 + HEX_DIGITS).matches("[0-9A-Fa-f]{4}");
        }
        return at < text.length() && ESCAPES.indexOf(text.charAt(at)) >= 0;
    }

    /**
     * Program and arguments as one string, which the guest takes apart again: at white space outside of quotes, and a
     * backslash takes the next character as it is.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when an argument holds a single quote, which cannot be
     *     escaped in JSON
     */
    static String commandLine(List<String> words) {
        return words.stream().map(RumprunText::word).collect(Collectors.joining(" ", "\"", "\""));
    }

    private static String word(String word) {
        if (word.indexOf('\'') >= 0) {
            throw impossible(Message.of("argument"), word, Message.of("a single quote"));
        }
        String escaped = word.replace("\\", "\\\\").replace("\"", "\\\"");
        boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> c == ' ' || c == '\t' || c == '\n');
        return plain ? escaped : '\'' + escaped + '\'';
    }

    private static EngineException impossible(Message what, String text, Message why) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of(
                        "a rumprun unikernel cannot be told the %s %s: it holds %s, which the guest's parser does"
                                + " not take; put such texts into a file of the rootfs",
                        what, text, why));
    }
}
