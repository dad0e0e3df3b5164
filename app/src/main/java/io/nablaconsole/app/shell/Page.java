package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Messages;
import java.util.List;

/**
 * The pages of the window, in the order of the navigation; the last stands apart at its foot. A new page is a constant
 * here, its name in the texts ({@code page.…}) and one {@code put} in {@link Pages}.
 */
public enum Page {
    CONTAINERS("containers", "fth-box"),
    CONSOLES("consoles", "fth-terminal"),
    UNIKERNELS("unikernels", "fth-layers"),
    LESSONS("lessons", "fth-book-open"),
    HOST("host", "fth-cpu"),
    ACTIVITY("activity", "fth-activity"),
    PREFERENCES("preferences", "fth-settings");

    private final String key;
    private final String icon;

    Page(String key, String icon) {
        this.key = key;
        this.icon = icon;
    }

    /** What it is called. */
    String title() {
        return Messages.get("page." + key);
    }

    /** Literal of a Feather icon. */
    String icon() {
        return icon;
    }

    /** Its place in the navigation, counted from 1. */
    int place() {
        return List.of(values()).indexOf(this) + 1;
    }

    /** Id of its button in the navigation. */
    String buttonId() {
        return key + "Page";
    }
}
