package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.oci.ConfigDocument;
import io.nablaconsole.engine.oci.Unheeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of members is so. */
class OciMembersTest {
    private static final Path PROJECT = Path.of(System.getProperty("nabla.project.directory", ".."));
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private static final String BASE = """
            {"ociVersion": "1.3.0", "process": {"args": ["/hello.spt"], "cwd": "/"}, "root": {"path": "rootfs"}}
            """;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path bundle;

    /** A row: member, example, what becomes of it, test or reason. */
    record Row(String member, JsonNode example, String here, String why) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ", -1);
            assertThat(cells).as(line).hasSize(4);
            String member = cells[0].substring(2).replace("`", "");
            return new Row(member, parse(cells[1].replace("`", "")), cells[2], cells[3]);
        }

        @Override
        public String toString() {
            return member + " " + example;
        }
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static List<Row> rows(String here) throws IOException {
        List<Row> rows = Files.readAllLines(PROJECT.resolve("resources/docs/oci.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(Row::of)
                .toList();
        assertThat(rows).allSatisfy(row -> assertThat(row.here).isIn("done", "refused", "warned", "ignored"));
        return rows.stream().filter(row -> row.here.equals(here)).toList();
    }

    static List<Row> done() throws IOException {
        return rows("done");
    }

    static List<Row> refused() throws IOException {
        return rows("refused");
    }

    static List<Row> warned() throws IOException {
        return rows("warned");
    }

    static List<Row> ignored() throws IOException {
        return rows("ignored");
    }

    private Config config(JsonNode example) throws IOException {
        Path rootfs = Files.createDirectories(bundle.resolve("rootfs"));
        if (Files.notExists(rootfs.resolve("hello.spt"))) {
            Files.copy(Nabla.images().sampleFile("hello"), rootfs.resolve("hello.spt"));
        }
        ObjectNode document = (ObjectNode) parse(BASE);
        merge(document, example);
        return ConfigDocument.read(Json.print(document).getBytes(StandardCharsets.UTF_8), bundle);
    }

    private static void merge(ObjectNode into, JsonNode example) {
        example.fieldNames().forEachRemaining(name -> {
            if (into.get(name) instanceof ObjectNode there && example.get(name).isObject()) {
                merge(there, example.get(name));
            } else {
                into.set(name, example.get(name));
            }
        });
    }

    @ParameterizedTest
    @MethodSource
    void refused(Row row) {
        assertThatThrownBy(() -> engine.factory().create("refused", config(row.example)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageContaining(row.member);
        assertThat(engine.root()).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource
    void warned(Row row) throws IOException {
        try (Warnings warnings = new Warnings("io.nablaconsole.engine")) {
            Container made = engine.factory().create("warned", config(row.example));
            made.run(ContainerProcess.ofConfig());
            assertThat(exitOf(made).code()).isZero();
            assertThat(warnings.texts()).singleElement().asString().contains(row.member);
        }
    }

    @ParameterizedTest
    @MethodSource
    void ignored(Row row) throws IOException {
        try (Warnings warnings = new Warnings("io.nablaconsole.engine")) {
            Container made = engine.factory().create("ignored", config(row.example));
            made.run(ContainerProcess.ofConfig());
            assertThat(exitOf(made).code()).isZero();
            assertThat(warnings.texts()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void done(Row row) throws IOException {
        Config config = config(row.example);
        Unheeded.refuse(config);
        assertThat(Unheeded.warnings(config)).isEmpty();
        Matcher named = TEST.matcher(row.why);
        assertThat(named.find()).as("a test in: %s", row.why).isTrue();
        try (Stream<Path> files = Files.walk(PROJECT.resolve("engine/src/test/java"))) {
            List<Path> found = files.filter(file -> file.endsWith(named.group(1) + ".java"))
                    .toList();
            assertThat(found).as(named.group(1)).hasSize(1);
            assertThat(found.get(0)).content().contains("void " + named.group(2) + "(");
        }
    }

    @Test
    void theGuestIsToldItsArguments() throws IOException {
        Container made = engine.factory().create("told", config(done().get(0).example));
        made.run(ContainerProcess.ofConfig());
        exitOf(made);
        assertThat(wholeConsole(made)).contains("Hello world");
    }

    @Test
    void stopSendsTheSignalOfTheImage() {
        Container clock = engine.factory()
                .create(
                        "stopped",
                        EngineFixture.sample("clock", "100000")
                                .annotation("org.opencontainers.image.stopSignal", "SIGUSR1")
                                .build());
        clock.run(ContainerProcess.ofConfig());
        assertThat(clock.stop(EngineFixture.LIMIT))
                .get()
                .satisfies(exit -> assertThat(exit.signal()).isEqualTo(Signal.parse("USR1")));
    }

    @Test
    void aStopSignalThatIsNoneIsRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> engine.factory()
                        .create(
                                "stopped",
                                EngineFixture.sample("clock")
                                        .annotation("org.opencontainers.image.stopSignal", "SIGTEA")
                                        .build()))
                .hasMessageContaining("SIGTEA");
    }

    @Test
    @Tag("root")
    void everyExampleThatIsDoneCanBeMadeTogether() throws IOException {
        TestHost.assumeRoot();
        ObjectNode all = Json.object();
        for (Row row : done()) {
            boolean ofAnotherHost = row.member.contains("unified") || row.member.startsWith("vm.");
            if (!ofAnotherHost && !row.member.equals("process.args")) {
                merge(all, row.example);
            }
        }
        Container made = engine.factory().create("all", config(all));
        made.start(ContainerProcess.ofConfig());
        made.exec();
        exitOf(made);
        assertThat(wholeConsole(made)).contains("Hello");
    }
}
