package io.nablaconsole.app.detail;

import java.util.Arrays;

/** The tabs of the details, in their order. */
public enum DetailTab {
    OVERVIEW,
    CONSOLE,
    STATISTICS,
    SANDBOX,
    INSPECT;

    /** The tab called {@code name}; the first where none is. */
    public static DetailTab called(String name) {
        return Arrays.stream(values())
                .filter(tab -> tab.name().equals(name))
                .findFirst()
                .orElse(OVERVIEW);
    }
}
