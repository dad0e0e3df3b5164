package io.nablaconsole.app.lessons.script;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.app.i18n.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A part of a lesson file with the way to it, such as {@code steps[2].do[0].container}: what is wrong can then be named.
 */
final class Part {
    private final JsonNode node;
    private final String way;

    private Part(JsonNode node, String way) {
        this.node = node;
        this.way = way;
    }

    /** The whole file. */
    static Part whole(JsonNode node) {
        return new Part(node, "");
    }

    /** Says that this part is wrong: {@code key} and {@code arguments} make the sentence. */
    LessonException wrong(String key, Object... arguments) {
        String what = Messages.get(key, arguments);
        return new LessonException(way.isEmpty() ? what : Messages.get("lessons.bad.at", way, what));
    }

    /** The field {@code name}. */
    Part get(String name) throws LessonException {
        return find(name).orElseThrow(() -> wrong("lessons.bad.missing", name));
    }

    /** The field {@code name}; empty when there is none. */
    Optional<Part> find(String name) {
        JsonNode field = node.get(name);
        return field == null ? Optional.empty() : Optional.of(new Part(field, inside(name)));
    }

    private String inside(String name) {
        return way.isEmpty() ? name : way + "." + name;
    }

    /** Refuses fields other than {@code names}: they are slips of the pen. */
    void allow(String... names) throws LessonException {
        if (!node.isObject()) {
            throw wrong("lessons.bad.object");
        }
        TreeSet<String> others = new TreeSet<>();
        node.fieldNames().forEachRemaining(others::add);
        Arrays.asList(names).forEach(others::remove);
        if (!others.isEmpty()) {
            throw wrong("lessons.bad.unknown", others.first(), String.join(", ", names));
        }
    }

    /** The fields by name, in their order. */
    Map<String, Part> fields() throws LessonException {
        if (!node.isObject()) {
            throw wrong("lessons.bad.object");
        }
        Map<String, Part> fields = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), new Part(field.getValue(), inside(field.getKey()))));
        return fields;
    }

    /** The entries of a list. */
    List<Part> items() throws LessonException {
        if (!node.isArray()) {
            throw wrong("lessons.bad.list");
        }
        List<Part> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Part(node.get(i), way + "[" + i + "]"));
        }
        return items;
    }

    /** A string that is not blank. */
    String string() throws LessonException {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw wrong("lessons.bad.string");
        }
        return node.textValue();
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(int least, int most) throws LessonException {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw wrong("lessons.bad.number", least, most);
        }
        return node.intValue();
    }

    /** One of the constants of {@code type}, in small letters. */
    <E extends Enum<E>> E oneOf(Class<E> type) throws LessonException {
        String word = string();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw wrong(
                "lessons.bad.word",
                word,
                String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    /** A text: a string, a list of paragraphs, or either by language. */
    Text text() throws LessonException {
        if (!node.isObject()) {
            return new Text(Map.of(Text.ANY, paragraphs()));
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (Map.Entry<String, Part> language : fields().entrySet()) {
            if (!language.getKey().matches("[a-z]{2,3}")) {
                throw wrong("lessons.bad.language", language.getKey());
            }
            byLanguage.put(language.getKey(), language.getValue().paragraphs());
        }
        if (byLanguage.isEmpty()) {
            throw wrong("lessons.bad.string");
        }
        return new Text(byLanguage);
    }

    private String paragraphs() throws LessonException {
        if (!node.isArray() || node.isEmpty()) {
            return string();
        }
        List<String> paragraphs = new ArrayList<>();
        for (Part paragraph : items()) {
            paragraphs.add(paragraph.string());
        }
        return String.join("\n\n", paragraphs);
    }
}
