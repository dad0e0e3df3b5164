package io.nablaconsole.app.theme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the window is to look. */
public enum ThemeChoice {
    /** As the desktop does, when it can be told; else light. */
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("light")
    LIGHT,
    @JsonProperty("dark")
    DARK
}
