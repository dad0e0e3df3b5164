package io.nablaconsole.app.i18n;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.util.Locale;
import java.util.Map;

/**
 * The engine's sentences in another language: its templates are looked up in {@code sentences_LANGUAGE.json}, and what
 * goes into them is put where that language wants it. One that is missing there is said in English.
 */
final class EngineSentences {
    private final Map<String, String> catalogue;
    private final EngineTexts words;
    private final Locale locale;

    private EngineSentences(Map<String, String> catalogue, EngineTexts words, Locale locale) {
        this.catalogue = catalogue;
        this.words = words;
        this.locale = locale;
    }

    /** Those of {@code locale}, with its {@code words}; the root is English. */
    static EngineSentences in(Locale locale, EngineTexts words) {
        return new EngineSentences(
                locale.equals(Locale.ROOT) ? Map.of() : catalogue(locale.getLanguage()), words, locale);
    }

    static Map<String, String> catalogue(String language) {
        return EngineTexts.read("sentences_" + language + ".json");
    }

    String say(Message message) {
        String template = catalogue.getOrDefault(message.template(), message.template());
        Object[] written = message.arguments().stream().map(this::written).toArray();
        return String.format(locale, template, written);
    }

    private Object written(Object argument) {
        if (argument instanceof Message inner) {
            return say(inner);
        }
        if (argument instanceof Message.Cause cause) {
            return cause(cause.text());
        }
        return argument instanceof MemorySize size ? Formats.memory(size) : argument;
    }

    /** The system's words stand at the end of a cause: {@code /var/x: No space left on device}. */
    private String cause(String text) {
        int tail = text.lastIndexOf(": ") + 1;
        return words.find(text)
                .orElseGet(() -> text.substring(0, tail)
                        + words.find(text.substring(tail).strip())
                                .map(known -> tail == 0 ? known : " " + known)
                                .orElse(text.substring(tail)));
    }
}
