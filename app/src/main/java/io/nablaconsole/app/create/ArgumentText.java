package io.nablaconsole.app.create;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as one types them in a shell: blanks part them; single quotes, double quotes and backslashes keep blanks
 * together. Nothing is expanded.
 */
public final class ArgumentText {
    private ArgumentText() {}

    /**
     * What a text was read as.
     *
     * @param arguments as far as they could be read
     * @param open the quote that is not closed; null when all is well
     */
    public record Parsed(List<String> arguments, @Nullable Character open) {
        public Parsed {
            arguments = List.copyOf(arguments);
        }
    }

    /** Reads {@code text}. */
    public static Parsed parse(String text) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length() && escapes(quote, text.charAt(i + 1))) {
                word.append(text.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                arguments.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            arguments.add(word.toString());
        }
        return new Parsed(arguments, quote == 0 ? null : quote);
    }

    /** Whether a backslash before {@code next} is taken away: inside double quotes only before a quote or backslash. */
    private static boolean escapes(char quote, char next) {
        return quote == 0 || next == '"' || next == '\\';
    }

    /** Writes {@code arguments} so that {@link #parse} gives them back. */
    public static String format(List<String> arguments) {
        return arguments.stream().map(ArgumentText::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String argument) {
        boolean plain = !argument.isEmpty()
                && argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"' || c == '\\');
        if (plain) {
            return argument;
        }
        if (argument.indexOf('\'') < 0) {
            return "'" + argument + "'";
        }
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
