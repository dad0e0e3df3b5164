package io.nablaconsole.engine.diagnostics;

import io.nablaconsole.engine.api.Config;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes out of free text, such as a log, whatever a container was given: its arguments, the values of its environment and
 * of its annotations, and their longer words, so that quoting does not hide them. Shorter than {@value #SHORTEST}
 * characters they stay: masking every {@code 1} would leave no text. The user's home directory becomes {@code ~}.
 */
final class Redactor {
    static final String MASK = "***";

    private static final int SHORTEST = 3;
    private static final int SHORTEST_WORD = 6;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The longest first: a part of another must not break it up. */
    private final Set<String> secrets =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final String home;

    Redactor(Path home) {
        this.home = home.toString();
    }

    /** Takes note of what {@code config} holds. */
    void learn(Config config) {
        config.args().stream().skip(1).forEach(this::learn);
        config.env().forEach(entry -> learn(entry.substring(entry.indexOf('=') + 1)));
        config.annotations().values().forEach(this::learn);
    }

    private void learn(String value) {
        if (value.length() >= SHORTEST) {
            secrets.add(value);
        }
        BETWEEN_WORDS
                .splitAsStream(value)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(secrets::add);
    }

    /** {@code text} with everything learnt masked. */
    String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MASK);
        }
        return place(clean);
    }

    /** {@code text} with nothing but the home directory masked. */
    String place(String text) {
        return home.length() > 1 ? text.replace(home, "~") : text;
    }
}
