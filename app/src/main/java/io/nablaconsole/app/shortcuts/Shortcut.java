package io.nablaconsole.app.shortcuts;

import io.nablaconsole.app.i18n.Messages;

/** The commands that have keys of their own; the pages have Ctrl and their place in the navigation. */
public enum Shortcut {
    NEW("Ctrl+N", false),
    OPEN("Ctrl+O", false),
    COPY("Ctrl+D", false),
    START("Ctrl+Enter", false),
    STOP("Ctrl+Period", false),
    SIGNAL("Ctrl+G", false),
    FILTER("Ctrl+F", false),
    REFRESH("F5", false),
    PREFERENCES("Ctrl+Comma", false),
    PALETTE("Ctrl+K", false),
    PALETTE_ANYWHERE("Ctrl+Shift+P", true),
    PIN("Ctrl+Shift+O", true),
    SIDE("F6", true),
    LESSON("F7", true),
    PRESENTATION("F11", true);

    private final String usual;
    private final boolean everywhere;

    Shortcut(String usual, boolean everywhere) {
        this.usual = usual;
        this.everywhere = everywhere;
    }

    /** Its keys unless the user has chosen others, as {@code KeyCombination.valueOf} reads them. */
    String usual() {
        return usual;
    }

    /** Whether it works in a terminal too, to which all other keys belong. */
    public boolean everywhere() {
        return everywhere;
    }

    /** What it does. */
    public String title() {
        return Messages.get("shortcut." + name());
    }
}
