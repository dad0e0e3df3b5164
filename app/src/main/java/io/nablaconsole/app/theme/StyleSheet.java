package io.nablaconsole.app.theme;

import java.net.URL;
import java.util.Locale;

/** The style sheets of the window, one a feature; a later one has the last word. */
enum StyleSheet {
    BASE,
    SHELL,
    CONTAINERS,
    SAMPLES,
    DETAIL,
    STATISTICS,
    SANDBOX,
    INSPECT,
    CONSOLE,
    CONSOLES,
    LESSONS,
    REPLAY,
    TIMELINE,
    PALETTE,
    CREATE,
    SIGNALS,
    HOST,
    ACTIVITY,
    PREFERENCES,
    SHORTCUTS,
    NOTICES,
    PRESENTATION;

    /** Where the file lies. */
    URL url() {
        String file = "css/" + name().toLowerCase(Locale.ROOT) + ".css";
        URL url = StyleSheet.class.getResource("/io/nablaconsole/app/" + file);
        if (url == null) {
            throw new IllegalStateException("missing resource " + file);
        }
        return url;
    }
}
