package io.nablaconsole.engine.diagnostics;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes out of free text, such as a log, whatever a container was given: its arguments, the values of its environment and
 * of its annotations, and their longer words, so that quoting does not hide them. Shorter than {@value #SHORTEST}
 * characters they stay: masking every {@code 1} would leave no text. Home directories become {@code ~}.
 */
final class Redactor {
    static final String MASK = "***";

    private static final int SHORTEST = 3;
    private static final int SHORTEST_WORD = 6;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The longest first: a part of another must not break it up. */
    private final Set<String> secrets =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Of whichever user: a log may name the home of who became root. */
    private static final Pattern HOME = Pattern.compile("/home/[^/\\s'\":,;)]+");

    private final List<String> homes;

    /** @param homes the names of the user's home directory, of which there may be several */
    Redactor(List<Path> homes) {
        this.homes = homes.stream()
                .map(Path::toString)
                .filter(home -> home.length() > 1)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The names this host has for the home directory of who runs this. */
    static List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        for (Path home : List.of(UserDirectories.home(), Path.of(System.getProperty("user.home", "/")))) {
            homes.add(home);
            try {
                homes.add(home.toRealPath());
            } catch (IOException e) {
                // it is not there, so it has no other name
            }
        }
        return homes;
    }

    /** Takes note of what {@code config} holds. */
    void learn(Config config) {
        secrets.addAll(secrets(config));
    }

    /** What {@code config} holds that is nobody's business. */
    static Set<String> secrets(Config config) {
        Set<String> found = new HashSet<>();
        config.args().stream().skip(1).forEach(arg -> add(found, arg));
        config.env().forEach(entry -> add(found, value(entry)));
        config.annotations().values().forEach(value -> add(found, value));
        for (Hooks.Point point : Hooks.Point.values()) {
            for (Hook hook : config.hooks().at(point)) {
                hook.args().stream().skip(1).forEach(arg -> add(found, arg));
                hook.env().forEach(entry -> add(found, value(entry)));
            }
        }
        return found;
    }

    private static String value(String variable) {
        return variable.substring(variable.indexOf('=') + 1);
    }

    private static void add(Set<String> found, String value) {
        if (value.length() >= SHORTEST) {
            found.add(value);
        }
        BETWEEN_WORDS
                .splitAsStream(value)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(found::add);
    }

    /** {@code text} with everything learnt masked. */
    String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MASK);
        }
        return place(clean);
    }

    /** {@code text} with nothing but home directories masked. */
    String place(String text) {
        String placed = text;
        for (String home : homes) {
            placed = placed.replace(home, "~");
        }
        return HOME.matcher(placed).replaceAll("~");
    }
}
