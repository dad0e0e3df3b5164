package io.nablaconsole.app.create;

import java.nio.file.Path;
import java.util.function.Predicate;

/** Suggests names for containers: that of the file and a number. */
final class NameSuggestion {
    private static final int MAX_BASE = 40;

    private NameSuggestion() {}

    /** A name made from that of {@code file} which is not {@code taken}. */
    static String of(Path file, Predicate<String> taken) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.indexOf('.');
        String base = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9_-]+", "-");
        base = base.replaceAll("^-+|-+$", "");
        if (base.isEmpty()) {
            base = "container";
        }
        if (base.length() > MAX_BASE) {
            base = base.substring(0, MAX_BASE);
        }
        int number = 1;
        while (taken.test(base + "-" + number)) {
            number++;
        }
        return base + "-" + number;
    }
}
