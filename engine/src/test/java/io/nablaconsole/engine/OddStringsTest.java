package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.shim.ShimPlan;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No string of a configuration may become another one, or an order of its own, on its way to a process. */
class OddStringsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path bundle;

    private Config read(JsonNode document) throws IOException {
        StringBuilder text = new StringBuilder();
        Json.print(document).chars().forEach(c -> {
            // a surrogate as JSON spells it: half of one can be written in no other way
            text.append(Character.isSurrogate((char) c) ? String.format("\\u%04x", c) : String.valueOf((char) c));
        });
        Files.writeString(bundle.resolve("config.json"), text);
        return Nabla.readBundle(bundle);
    }

    /** Calls {@code visit} for each value below {@code node} with its path and what puts another in its place. */
    private static void walk(JsonNode node, String path, BiConsumer<String, Consumer<JsonNode>> visit) {
        if (node instanceof ObjectNode object) {
            new LinkedHashMap<>(Map.copyOf(toMap(object))).forEach((name, value) -> {
                String at = path.isEmpty() ? name : path + "." + name;
                visit.accept(at, other -> object.set(name, other));
                object.set(name, value);
                walk(value, at, visit);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                JsonNode value = array.get(i);
                visit.accept(path + "[" + i + "]", other -> array.set(index, other));
                array.set(i, value);
                walk(value, path + "[" + i + "]", visit);
            }
        }
    }

    private static Map<String, JsonNode> toMap(ObjectNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static String at(JsonNode top, String path) {
        JsonNode node = top;
        for (String step : path.replaceAll("(com\\.example\\.key|io\\.nablaconsole\\.[a-z0-9.]+)", "<$1>")
                .split("[.\\[](?![^<]*>)", -1)) {
            String name = step.replaceAll("[<>\\]]", "");
            node = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
        }
        return node.isTextual() ? node.textValue() : "";
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void everyStringIsRefusedByItsPath(String odd) throws IOException {
        ObjectNode top = FullConfig.tree();
        List<String> seen = new ArrayList<>();
        walk(top, "", (path, put) -> {
            String value = at(top, path);
            if (!value.isEmpty()) {
                put.accept(NODES.textNode(value + odd));
                seen.add(path);
                assertThatThrownBy(() -> read(top))
                        .as(path)
                        .isInstanceOf(EngineException.class)
                        .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_INVALID)
                        .hasMessageContaining(" " + path + " holds ")
                        .hasMessageNotContaining(odd);
            }
        });
        assertThat(seen).hasSizeGreaterThan(40).contains("process.cwd", "root.path", "somethingNew.kept[0]");
    }

    static Stream<String> unsound() {
        return Stream.of("\0env=LD_PRELOAD=/x/ev.so", "\ud83d", "\udc00x");
    }

    @Test
    void everyNameOfAMemberToo() throws IOException {
        for (String parent : List.of("", "/annotations", "/linux/resources", "/somethingNew")) {
            ObjectNode top = FullConfig.tree();
            ((ObjectNode) top.at(parent)).put("na\0me", "x");
            assertThatThrownBy(() -> read(top))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("na?me");
        }
    }

    /** Whatever stands anywhere: it is read, or refused as what the engine refuses. */
    @Test
    void nothingElseThanARefusalComesOfOddValues() throws IOException {
        List<JsonNode> odd = List.of(
                NODES.nullNode(),
                NODES.booleanNode(true),
                NODES.numberNode(-1),
                NODES.numberNode(0),
                NODES.numberNode(Long.MAX_VALUE),
                NODES.numberNode(Long.MIN_VALUE),
                NODES.numberNode(BigInteger.TEN.pow(40)),
                NODES.numberNode(1.5),
                NODES.textNode(""),
                NODES.textNode("/"),
                NODES.textNode("../.."),
                NODES.textNode("ü\n\t\u2028x"),
                NODES.textNode("x".repeat(70_000)),
                NODES.arrayNode(),
                NODES.objectNode(),
                NODES.arrayNode().add(NODES.arrayNode()));
        ObjectNode top = FullConfig.tree();
        Factory factory = Nabla.factory(bundle.resolve("root"));
        Set<String> refusals = new HashSet<>();
        walk(top, "", (path, put) -> {
            for (JsonNode value : odd) {
                put.accept(value);
                Throwable thrown = catchThrowable(() -> factory.validate(read(top)));
                assertThat(thrown).as(path + " = " + value).isInstanceOf(EngineException.class);
                refusals.add(((EngineException) thrown).text());
            }
        });
        assertThat(refusals).as("each in its own words").hasSizeGreaterThan(300);
    }

    @Test
    void aDocumentThatIsNotUtf8IsRefused() throws IOException {
        byte[] invalid = FullConfig.TEXT.replace("deep", "d\u00ffp").getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] document : List.of(
                invalid,
                FullConfig.TEXT.getBytes(StandardCharsets.UTF_16LE),
                FullConfig.TEXT.getBytes(StandardCharsets.UTF_16),
                FullConfig.TEXT
                        .replace("deep", "d\u00edxyp")
                        .replace("xy", "\u00a0\u00bd")
                        .getBytes(StandardCharsets.ISO_8859_1))) {
            Files.write(bundle.resolve("config.json"), document);
            assertThatThrownBy(() -> Nabla.readBundle(bundle))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("not UTF-8");
        }
    }

    /** Whoever gets by all of that, a handler of another program among them, cannot write orders into a plan. */
    @Test
    void aPlanTakesNoNul() {
        assertThatThrownBy(() -> new ShimPlan(Path.of("/d")).names("host\0cgroup=/any/file", null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("hostname holds a NUL");
        assertThatThrownBy(() -> new TenderCommand(
                        Path.of("/bin/true"), List.of("true", "a\0env=LD_PRELOAD=/x"), List.of(), List.of()))
                .isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> new TenderCommand(Path.of("/bin/true"), List.of(), List.of("A=\0"), List.of()))
                .isInstanceOf(EngineException.class);
    }
}
