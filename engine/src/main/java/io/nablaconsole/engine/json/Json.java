package io.nablaconsole.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one JSON mapper; trees only, so that nothing is read or written that nobody spelled out. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads one JSON value.
     *
     * @throws IOException when it is not JSON, naming line and column
     */
    public static JsonNode parse(byte[] bytes) throws IOException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return new TreeReader(parser).read();
        } catch (JsonProcessingException e) {
            throw new NoJsonException(e);
        }
    }

    /** In one line: the library's own message takes two, and speaks of its settings. */
    private static final class NoJsonException extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; (line: \\d+, column: \\d+)]");

        private NoJsonException(JsonProcessingException cause) {
            super(SOURCE.matcher(cause.getOriginalMessage()).replaceAll("$1"), cause.getLocation(), cause);
        }

        @Override
        public String getMessage() {
            JsonLocation at = getLocation();
            return at == null
                    ? getOriginalMessage()
                    : getOriginalMessage() + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        }
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    /** A message in English; JSON's null when there is none. */
    public static JsonNode text(@Nullable Message message) {
        return message == null ? JsonNodeFactory.instance.nullNode() : text(message.text());
    }

    /** Writes {@code node} on one line. */
    public static String line(JsonNode node) {
        return text(node, false);
    }

    /** Writes {@code node} indented. */
    public static String print(JsonNode node) {
        return text(node, true);
    }

    private static String text(JsonNode node, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (indented) {
                generator.useDefaultPrettyPrinter();
            }
            new TreeWriter(generator).write(node);
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree cannot fail to print", e);
        }
        return text.toString();
    }
}
