package io.nablaconsole.app.lessons.script;

import java.util.Map;

/**
 * A text of a lesson, in one language or several; paragraphs are parted by an empty line.
 *
 * @param byLanguage by language code such as {@code en}; {@link #ANY} for a lesson written in one language only
 */
public record Text(Map<String, String> byLanguage) {
    /** The language of a text that says of none. */
    public static final String ANY = "";

    private static final String ORIGINAL = "en";

    public Text {
        byLanguage = Map.copyOf(byLanguage);
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text in no language");
        }
    }

    /** The text in {@code language}; where it is missing, in English, else in any there is. */
    public String in(String language) {
        String found = byLanguage.get(language);
        if (found == null) {
            found = byLanguage.get(ORIGINAL);
        }
        return found != null
                ? found
                : byLanguage.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .orElseThrow()
                        .getValue();
    }
}
