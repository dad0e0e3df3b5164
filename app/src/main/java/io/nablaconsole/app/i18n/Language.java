package io.nablaconsole.app.i18n;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The languages the window speaks. */
public enum Language {
    /** That of the desktop when there are texts in it; else English. */
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("en")
    ENGLISH,
    @JsonProperty("de")
    GERMAN;

    /** The locale of its texts, figures and dates; the root for English, whose file carries no suffix. */
    Locale locale() {
        return switch (this) {
            case SYSTEM -> of(Locale.getDefault(Locale.Category.DISPLAY));
            case ENGLISH -> Locale.ROOT;
            case GERMAN -> Locale.GERMAN;
        };
    }

    private static Locale of(Locale desktop) {
        return desktop.getLanguage().equals(Locale.GERMAN.getLanguage()) ? Locale.GERMAN : Locale.ROOT;
    }
}
