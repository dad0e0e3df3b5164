package io.nablaconsole.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Gives a tree to a generator, without the library's object mapping. */
final class TreeWriter {
    private final JsonGenerator generator;

    TreeWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    void write(JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                generator.writeStartArray();
                for (JsonNode element : node) {
                    write(element);
                }
                generator.writeEndArray();
            }
            case STRING -> generator.writeString(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            case NULL, MISSING -> generator.writeNull();
            default -> throw new IllegalArgumentException("no JSON can hold a " + node.getNodeType());
        }
    }

    private void object(JsonNode node) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            generator.writeFieldName(member.getKey());
            write(member.getValue());
        }
        generator.writeEndObject();
    }

    private void number(JsonNode node) throws IOException {
        if (!node.isIntegralNumber()) {
            generator.writeNumber(node.doubleValue());
        } else if (node.canConvertToLong()) {
            generator.writeNumber(node.longValue());
        } else {
            generator.writeNumber(node.bigIntegerValue());
        }
    }
}
