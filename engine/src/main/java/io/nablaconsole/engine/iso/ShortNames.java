package io.nablaconsole.engine.iso;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names a directory's entries have for readers that know ISO 9660 alone: eight letters, a dot, three letters. */
final class ShortNames {
    private static final int STEM = 8;
    private static final int SUFFIX = 3;

    private final Set<String> taken = new HashSet<>();

    /** A name like {@code name} that no other entry has. */
    String of(IsoEntry entry) {
        String name = entry.name().toString().toUpperCase(Locale.ROOT);
        boolean folder = entry instanceof IsoEntry.Folder;
        int dot = folder ? -1 : name.lastIndexOf('.');
        String stem = letters(dot > 0 ? name.substring(0, dot) : name, STEM);
        String suffix = dot > 0 ? letters(name.substring(dot + 1), SUFFIX) : "";
        String number = "";
        for (int i = 1; ; i++) {
            String cut = stem.substring(0, Math.min(stem.length(), STEM - number.length()));
            String made = folder ? cut + number : cut + number + "." + suffix + ";1";
            if (taken.add(made)) {
                return made;
            }
            number = String.valueOf(i);
        }
    }

    private static String letters(String text, int most) {
        String plain = text.replaceAll("[^A-Z0-9_]", "_");
        return plain.isEmpty() ? "_" : plain.substring(0, Math.min(plain.length(), most));
    }
}
