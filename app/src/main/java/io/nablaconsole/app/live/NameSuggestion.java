package io.nablaconsole.app.live;

import java.nio.file.Path;
import java.util.function.Predicate;

/** Suggests names for containers: a word and a number. */
public final class NameSuggestion {
    private static final int MAX_BASE = 40;

    private NameSuggestion() {}

    /** A name that begins with {@code base} and is not {@code taken}. */
    public static String of(String base, Predicate<String> taken) {
        String word = base.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        if (word.isEmpty()) {
            word = "container";
        }
        if (word.length() > MAX_BASE) {
            word = word.substring(0, MAX_BASE);
        }
        int number = 1;
        while (taken.test(word + "-" + number)) {
            number++;
        }
        return word + "-" + number;
    }

    /** What containers made from {@code file} are called: its name without the ending. */
    public static String base(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What a copy of container {@code id} is called: the same without its number. */
    public static String base(String id) {
        return id.replaceFirst("-\\d+$", "");
    }
}
