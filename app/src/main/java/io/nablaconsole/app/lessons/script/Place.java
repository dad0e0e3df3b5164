package io.nablaconsole.app.lessons.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A place in the window that a lesson can lead to: a page, or a tab of the details of a container. */
public enum Place {
    CONTAINERS,
    CONSOLES,
    UNIKERNELS,
    LESSONS,
    HOST,
    ACTIVITY,
    PREFERENCES,
    OVERVIEW,
    CONSOLE,
    STATISTICS,
    SANDBOX,
    INSPECT;

    /** Whether it is a tab of the details, which show one container. */
    public boolean tab() {
        return compareTo(OVERVIEW) >= 0;
    }

    /** The word a lesson file uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The place that a lesson file calls {@code word}. */
    public static Optional<Place> of(String word) {
        return Arrays.stream(values())
                .filter(place -> place.word().equals(word))
                .findFirst();
    }
}
