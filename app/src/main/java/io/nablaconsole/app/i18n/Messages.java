package io.nablaconsole.app.i18n;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Every text of the window, by key, in one language at a time. */
public final class Messages {
    private static final String NAME = "io.nablaconsole.app.i18n.messages";

    private static volatile Texts texts = Texts.in(Language.SYSTEM.locale());

    private record Texts(Locale locale, ResourceBundle bundle, EngineTexts words, EngineSentences sentences) {
        static Texts in(Locale locale) {
            // without the fallback to the desktop's language: English is to be had on a German desktop too
            Control exactly = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
            EngineTexts words = locale.equals(Locale.ROOT) ? EngineTexts.NONE : EngineTexts.in(locale.getLanguage());
            return new Texts(
                    locale, ResourceBundle.getBundle(NAME, locale, exactly), words, EngineSentences.in(locale, words));
        }
    }

    private Messages() {}

    /** Speaks {@code language} from now on, {@link Language#SYSTEM} before; what is on show already stays as it is. */
    public static void use(Language language) {
        Locale wanted = language.locale();
        if (!wanted.equals(texts.locale())) {
            texts = Texts.in(wanted);
        }
    }

    /** For FXML, which names keys with a percent sign. */
    public static ResourceBundle bundle() {
        return texts.bundle();
    }

    /** How figures and dates are written in the language spoken. */
    public static Locale locale() {
        return texts.locale();
    }

    /** The text of {@code key}; with {@code arguments} in place of {@code {0}}, {@code {1}}, … when any are given. */
    public static String get(String key, Object... arguments) {
        Texts now = texts;
        String text = now.bundle().getString(key);
        if (arguments.length == 0) {
            return text;
        }
        Object[] written = Arrays.stream(arguments)
                .map(argument -> argument instanceof MemorySize size ? Formats.memory(size) : argument)
                .toArray();
        return new MessageFormat(text, now.locale()).format(written);
    }

    /** A sentence of the engine's in the language spoken. */
    public static String of(Message message) {
        return texts.sentences().say(message);
    }

    /** Words of the engine's in the language spoken; as they are where there are no others. */
    public static String ofEngine(String english) {
        return texts.words().find(english).orElse(english);
    }
}
