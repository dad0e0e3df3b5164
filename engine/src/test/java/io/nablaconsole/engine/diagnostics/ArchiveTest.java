package io.nablaconsole.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final String SECRET = "hunter2-Tr0ub4dor";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private final Path directory;

    ArchiveTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Map<String, String> write() throws IOException {
        Path file = directory.resolve("diagnostics.zip");
        HostCheck check = new HostCheck(
                "kvm", HostCheck.Result.OPTIONAL, Message.of("is not here"), "modprobe kvm", Duration.ofMillis(4));
        new Archive(engine.factory()).versions("9.9").checks(List.of(check)).write(directory.resolve("logs"), file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
        Map<String, String> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static JsonNode json(Map<String, String> entries, String name) throws IOException {
        return Json.parse(entries.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatContainersWereGivenIsInNoByteOfIt() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Files.writeString(
                logs.resolve("window.log"),
                "WARNING: cannot start leaky: bad argument '--password=" + SECRET + "'\nTOKEN is \\\"" + SECRET
                        + "\\\", half of it: Tr0ub4dor\n");
        engine.factory()
                .create(
                        "leaky",
                        EngineFixture.sample("args", "--password=" + SECRET, SECRET)
                                .environment(List.of("TOKEN=" + SECRET))
                                .annotations(Map.of("org.example.key", SECRET))
                                .build());
        EngineFixture.exitOf(engine.running("talker", "args", SECRET));

        Map<String, String> entries = write();

        assertThat(entries.keySet())
                .containsExactly("README.txt", "containers.json", "host.json", "logs/window.log", "versions.txt");
        entries.forEach(
                (name, text) -> assertThat(text).as(name).doesNotContain(SECRET).doesNotContain("Tr0ub4dor"));
        assertThat(entries.get("logs/window.log")).startsWith("WARNING: cannot start leaky: bad argument '***'");
    }

    /** A log outlives the containers it speaks of, and those that never came to be. */
    @Test
    void whatContainersThatAreGoneWereGivenIsInNoByteOfIt() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        String[] given = {SECRET, "a1-b2/c3", "geheim\u00e4", "x".repeat(300)};
        Files.writeString(
                logs.resolve("window.log"),
                "cannot create: '" + given[0] + "'\nhook said " + given[1] + ", " + given[2] + "! " + given[3]
                        + " end\n");
        Given memory = new Given(logs);
        memory.note(EngineFixture.sample("args", given[0]).build());
        memory.note(EngineFixture.sample("args")
                .environment(List.of("K=" + given[1]))
                .build());
        memory.note(EngineFixture.sample("args")
                .annotations(Map.of("a", given[2], "b", given[3]))
                .build());
        assertThat(Files.readString(logs.resolve(Given.FILE))).doesNotContain(given);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve(Given.FILE))))
                .isEqualTo("rw-------");
        Map<String, String> entries = write();
        assertThat(entries).doesNotContainKey("logs/" + Given.FILE);
        assertThat(entries.get("logs/window.log"))
                .startsWith("cannot create: '***'\nhook said ***, ***! ***")
                .endsWith("*** end\n")
                .doesNotContain("xxx");
    }

    @Test
    void everyHomeIsMasked() {
        Redactor redactor = new Redactor(List.of(Path.of("/data/users/me"), Path.of("/srv/me")));
        assertThat(redactor.place("/srv/me/a /data/users/me/b '/home/other' /home/other/x"))
                .isEqualTo("~/a ~/b '~' ~/x");
    }

    @Test
    void whatHelpsIsInIt() throws IOException {
        EngineFixture.exitOf(engine.running("crashed", "crash"));
        Map<String, String> entries = write();
        JsonNode container = json(entries, "containers.json").get(0);
        assertThat(container.get("id").asText()).isEqualTo("crashed");
        assertThat(container.get("status").asText()).isEqualTo("stopped");
        assertThat(container.get("image").asText()).isEqualTo("crash.spt");
        assertThat(container.get("ended").asText()).contains("SIG");
        JsonNode check = json(entries, "host.json").get(0);
        assertThat(check.get("sentence").asText()).isEqualTo("is not here");
        assertThat(entries.get("versions.txt")).contains("nabla-console 9.9", System.getProperty("os.version"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        Path file = directory.resolve("missing/diagnostics.zip");
        assertThatThrownBy(() -> new Archive(engine.factory()).write(directory, file))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(file.toString());
    }
}
