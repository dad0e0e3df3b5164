package io.nablaconsole.app.preferences;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.theme.ThemeChoice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user prefers; values out of range are put back into it.
 *
 * @param theme light, dark or as the desktop
 * @param language of the texts, from the next opening of the window
 * @param stopGraceSeconds seconds between SIGTERM and SIGKILL
 * @param consoleFontSize points
 * @param trayIcon whether the desktop's tray shows an icon
 * @param shortcuts keys the user has chosen, by the name of the shortcut
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Preferences(
        @JsonProperty("theme") ThemeChoice theme,
        @JsonProperty("language") Language language,
        @JsonProperty("stopGraceSeconds") int stopGraceSeconds,
        @JsonProperty("consoleFontSize") int consoleFontSize,
        @JsonProperty("trayIcon") Boolean trayIcon,
        @JsonProperty("shortcuts") Map<String, String> shortcuts) {
    public static final int MIN_GRACE = 0;
    public static final int MAX_GRACE = 600;
    public static final int MIN_FONT = 8;
    public static final int MAX_FONT = 32;
    public static final Preferences DEFAULT =
            new Preferences(ThemeChoice.SYSTEM, Language.SYSTEM, 10, 13, true, Map.of());

    public Preferences(
            @Nullable ThemeChoice theme,
            @Nullable Language language,
            int stopGraceSeconds,
            int consoleFontSize,
            @Nullable Boolean trayIcon,
            @Nullable Map<String, String> shortcuts) {
        this.theme = theme == null ? ThemeChoice.SYSTEM : theme;
        this.language = language == null ? Language.SYSTEM : language;
        this.stopGraceSeconds = Math.min(MAX_GRACE, Math.max(MIN_GRACE, stopGraceSeconds));
        this.consoleFontSize = Math.min(MAX_FONT, Math.max(MIN_FONT, consoleFontSize));
        this.trayIcon = trayIcon == null || trayIcon;
        this.shortcuts = shortcuts == null ? Map.of() : Map.copyOf(shortcuts);
    }

    /** These, with what was changed from {@code before} to {@code now} and nothing else. */
    Preferences changed(Preferences before, Preferences now) {
        Map<String, String> keys = new HashMap<>(shortcuts);
        before.shortcuts.keySet().forEach(name -> {
            if (!now.shortcuts.containsKey(name)) {
                keys.remove(name);
            }
        });
        now.shortcuts.forEach((name, key) -> {
            if (!key.equals(before.shortcuts.get(name))) {
                keys.put(name, key);
            }
        });
        return new Preferences(
                now.theme == before.theme ? theme : now.theme,
                now.language == before.language ? language : now.language,
                now.stopGraceSeconds == before.stopGraceSeconds ? stopGraceSeconds : now.stopGraceSeconds,
                now.consoleFontSize == before.consoleFontSize ? consoleFontSize : now.consoleFontSize,
                now.trayIcon.equals(before.trayIcon) ? trayIcon : now.trayIcon,
                keys);
    }
}
