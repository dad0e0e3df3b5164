package io.nablaconsole.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
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

    /** All of them in one, made by the build; a path on the class path. */
    static final String PRESSED = "io/nablaconsole/app/css/window.bss";

    /** What the window wears of the light theme, made by the build; a path on the class path. */
    static final String PRESSED_LIGHT = "io/nablaconsole/app/css/light.bss";

    /** The same of the dark theme. */
    static final String PRESSED_DARK = "io/nablaconsole/app/css/dark.bss";

    /** What every scene wears first: the sheet the build made of a theme, or the theme's own where none was made. */
    static String theme(boolean dark) {
        URL pressed = StyleSheet.class.getResource("/" + (dark ? PRESSED_DARK : PRESSED_LIGHT));
        if (pressed != null) {
            return pressed.toExternalForm();
        }
        Theme theme = dark ? new PrimerDark() : new PrimerLight();
        return theme.getUserAgentStylesheet();
    }

    /** What a scene wears: the one sheet the build made, or each by itself where it was not made. */
    static List<String> worn() {
        URL pressed = StyleSheet.class.getResource("/" + PRESSED);
        return pressed != null
                ? List.of(pressed.toExternalForm())
                : Arrays.stream(values())
                        .map(sheet -> sheet.url().toExternalForm())
                        .toList();
    }

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
