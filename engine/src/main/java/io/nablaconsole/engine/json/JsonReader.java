package io.nablaconsole.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of one JSON object and names the JSON path of whatever is missing or of the wrong type.
 *
 * @param node the object; an absent one reads as empty
 * @param path where it stands, such as {@code process.user}; empty for the top
 */
public record JsonReader(JsonNode node, String path) {
    /**
     * Reads {@code node}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is no object; naming the JSON path of a string in
     *     it, also of one nobody asks for, that would become another one on its way to a process
     */
    public static JsonReader of(JsonNode node) {
        if (!node.isObject()) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("it is not a JSON object"));
        }
        SoundTree.require(node, "");
        return new JsonReader(node, "");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private EngineException wrong(String name, Message expected) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("%s is %s, not %s", at(name), describe(node.path(name)), expected));
    }

    private static Object describe(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Message.of("missing");
        }
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public JsonReader child(String name) {
        JsonNode value = node.path(name);
        if (has(name) && !value.isObject()) {
            throw wrong(name, Message.of("an object"));
        }
        return new JsonReader(value, at(name));
    }

    public String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw wrong(name, Message.of("a string"));
        }
        return value.textValue();
    }

    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    public @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    /** A path of the host, as it is spelled. */
    public Path path(String name) {
        return HostPath.of(at(name), text(name));
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!node.path(name).isBoolean()) {
            throw wrong(name, Message.of("true or false"));
        }
        return node.path(name).booleanValue();
    }

    public long number(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, Message.of("a whole number"));
        }
        return value.longValue();
    }

    public long number(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    public int integer(String name, int otherwise) {
        long value = number(name, otherwise);
        if (value != (int) value) {
            throw wrong(name, Message.of("a 32-bit number"));
        }
        return (int) value;
    }

    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        if (!has(name)) {
            return values;
        }
        if (!node.path(name).isArray()) {
            throw wrong(name, Message.of("a list of strings"));
        }
        for (JsonNode value : node.path(name)) {
            if (!value.isTextual()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of("%s[%s] is %s, not a string", at(name), values.size(), describe(value)));
            }
            values.add(value.textValue());
        }
        return values;
    }

    /** The members of a list of objects, each with its place in its path; empty when it is absent. */
    public List<JsonReader> children(String name) {
        List<JsonReader> values = new ArrayList<>();
        if (!has(name)) {
            return values;
        }
        if (!node.path(name).isArray()) {
            throw wrong(name, Message.of("a list of objects"));
        }
        for (JsonNode value : node.path(name)) {
            String place = at(name) + "[" + values.size() + "]";
            if (!value.isObject()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID, Message.of("%s is %s, not an object", place, describe(value)));
            }
            values.add(new JsonReader(value, place));
        }
        return values;
    }

    /** A list of whole numbers; empty when it is absent. */
    public List<Long> numbers(String name) {
        List<Long> values = new ArrayList<>();
        if (has(name) && !node.path(name).isArray()) {
            throw wrong(name, Message.of("a list of whole numbers"));
        }
        for (JsonNode value : node.path(name)) {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw wrong(name, Message.of("a list of whole numbers"));
            }
            values.add(value.longValue());
        }
        return values;
    }

    /** A number, or null when it is absent. */
    public @Nullable Long numberOrNull(String name) {
        return has(name) ? Long.valueOf(number(name)) : null;
    }

    /** A number of 64 bits without a sign, to be printed with {@link Long#toUnsignedString(long)}. */
    public long unsigned(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber()
                || value.bigIntegerValue().signum() < 0
                || value.bigIntegerValue().bitLength() > Long.SIZE) {
            throw wrong(name, Message.of("a whole number of 64 bits without a sign"));
        }
        return value.bigIntegerValue().longValue();
    }

    /**
     * Makes something of what was read here, and names this place in what is wrong with it.
     *
     * @throws EngineException as {@code make} does, with the path before its words
     */
    public <T> T check(Supplier<T> make) {
        try {
            return make.get();
        } catch (EngineException e) {
            throw e.text().startsWith(path) ? e : new EngineException(e.code(), Message.of("%s: %s", path, e), e);
        }
    }

    public Map<String, String> map(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!has(name)) {
            return values;
        }
        JsonReader members = child(name);
        members.node.fieldNames().forEachRemaining(key -> values.put(key, members.text(key)));
        return values;
    }
}
