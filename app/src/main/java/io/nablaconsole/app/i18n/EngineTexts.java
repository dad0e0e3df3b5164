package io.nablaconsole.app.i18n;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of the engine's that come without a template, in another language: names and meanings, what was written into a
 * file, what the system or the shim said. They are a dictionary, {@code engine_LANGUAGE.json}. An
 * entry may have names in braces, which stand for what changes; what <code>{text}</code> stands for is looked up in turn,
 * all others are kept as they are.
 */
final class EngineTexts {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /** Of English: nothing to look up. */
    static final EngineTexts NONE = new EngineTexts(Map.of());

    private static final String TRANSLATED = "text";

    private final Map<String, String> fixed = new HashMap<>();
    private final List<Entry> patterns;

    private record Entry(String english, Pattern pattern, String translated) {}

    EngineTexts(Map<String, String> dictionary) {
        dictionary.forEach((english, translated) -> {
            if (!PLACEHOLDER.matcher(english).find()) {
                fixed.put(english, translated);
            }
        });
        patterns = dictionary.entrySet().stream()
                .filter(entry -> !fixed.containsKey(entry.getKey()))
                .map(entry -> new Entry(entry.getKey(), pattern(entry.getKey()), entry.getValue()))
                // the most definite first: "killed by {signal}: {text}" before "killed by {signal}"
                .sorted(Comparator.comparing((Entry entry) -> -entry.english().length())
                        .thenComparing(Entry::english))
                .toList();
    }

    /** Those of {@code language}, an ISO 639 code. */
    static EngineTexts in(String language) {
        Map<String, String> all = new HashMap<>(system(language));
        all.putAll(dictionary(language));
        return new EngineTexts(all);
    }

    /** What the engine and its programs say. */
    static Map<String, String> dictionary(String language) {
        return read("engine_" + language + ".json");
    }

    /** What the kernel and the JDK say. */
    static Map<String, String> system(String language) {
        return read("system_" + language + ".json");
    }

    /** The texts of the resource {@code name}, by the English ones. */
    static Map<String, String> read(String name) {
        try (InputStream in = EngineTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing resource " + name);
            }
            return JsonMapper.builder().build().readValue(in, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the texts of " + name, e);
        }
    }

    private static Pattern pattern(String english) {
        StringBuilder expression = new StringBuilder();
        int end = 0;
        Matcher names = PLACEHOLDER.matcher(english);
        while (names.find()) {
            expression.append(Pattern.quote(english.substring(end, names.start())));
            expression.append("(?<").append(names.group(1)).append(">.+?)");
            end = names.end();
        }
        expression.append(Pattern.quote(english.substring(end)));
        return Pattern.compile(expression.toString(), Pattern.DOTALL);
    }

    /** {@code english} in this language; empty when it is not in the dictionary. */
    Optional<String> find(String english) {
        String exact = fixed.get(english);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (Entry entry : patterns) {
            Matcher found = entry.pattern().matcher(english);
            if (found.matches()) {
                return Optional.of(PLACEHOLDER
                        .matcher(entry.translated())
                        .replaceAll(name -> Matcher.quoteReplacement(value(found, name))));
            }
        }
        return Optional.empty();
    }

    private String value(Matcher found, MatchResult name) {
        String value = found.group(name.group(1));
        return name.group(1).equals(TRANSLATED) ? find(value).orElse(value) : value;
    }
}
