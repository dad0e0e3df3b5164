package io.nablaconsole.app.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every text of the window, by key. */
public final class Messages {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("io.nablaconsole.app.i18n.messages", Locale.ROOT);

    private Messages() {}

    /** For FXML, which names keys with a percent sign. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /** The text of {@code key}; with {@code arguments} in place of {@code {0}}, {@code {1}}, … when any are given. */
    public static String get(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments);
    }
}
