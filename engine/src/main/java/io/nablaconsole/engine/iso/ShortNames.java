package io.nablaconsole.engine.iso;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names a directory's entries have for readers that know ISO 9660 alone: eight letters, a dot, three letters. */
final class ShortNames {
    private static final int STEM = 8;
    private static final int SUFFIX = 3;

    private final Set<String> taken;

    /** Where to go on looking for a free number: from the first one again, a large directory would take for ever. */
    private final Map<String, Integer> next = new HashMap<>();

    ShortNames() {
        this(new HashSet<>());
    }

    /** @param taken names that are not free; those given are added */
    ShortNames(Set<String> taken) {
        this.taken = taken;
    }

    /** A name like {@code name} that no other entry has. */
    String of(IsoEntry entry) {
        String name = entry.name().toString().toUpperCase(Locale.ROOT);
        boolean folder = entry instanceof IsoEntry.Folder;
        int dot = folder ? -1 : name.lastIndexOf('.');
        String stem = letters(dot > 0 ? name.substring(0, dot) : name, STEM);
        String suffix = dot > 0 ? letters(name.substring(dot + 1), SUFFIX) : "";
        String tail = folder ? "" : "." + suffix + ";1";
        if (taken.add(stem + tail)) {
            return stem + tail;
        }
        for (int digits = 1; ; digits++) {
            String made = numbered(stem.substring(0, Math.min(stem.length(), STEM - digits)), digits, tail);
            if (made != null) {
                return made;
            }
        }
    }

    /** The next free name with a number of so many digits; null when there is none. */
    private @Nullable String numbered(String cut, int digits, String tail) {
        String key = cut + " " + digits + tail;
        int end = (int) Math.pow(10, digits);
        int number = next.getOrDefault(key, end / 10);
        while (number < end && !taken.add(cut + number + tail)) {
            number++;
        }
        next.put(key, number + 1);
        return number < end ? cut + number + tail : null;
    }

    private static String letters(String text, int most) {
        String plain = text.replaceAll("[^A-Z0-9_]", "_");
        return plain.isEmpty() ? "_" : plain.substring(0, Math.min(plain.length(), most));
    }
}
