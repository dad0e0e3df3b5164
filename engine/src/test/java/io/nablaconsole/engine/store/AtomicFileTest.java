package io.nablaconsole.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path path;

    private List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void takesItsNameLastAndIsPrivate() throws IOException {
        Path file = path.resolve("state.json");
        AtomicFile.write(file, "old");
        try (AtomicFile.Prepared prepared = AtomicFile.prepare(file, "new")) {
            assertThat(file).hasContent("old");
            prepared.commit();
        }
        assertThat(file).hasContent("new");
        assertThat(names(path)).containsExactly("state.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        AtomicFile.prepare(path.resolve("state.json"), "new").close();
        assertThat(names(path)).isEmpty();
    }

    @Test
    void whatKilledProgramsLeftGoesWithTheNextChange() throws IOException {
        Container container = Nabla.factory(path)
                .create(
                        "one",
                        Config.builder(Nabla.images().sampleFile("hello"))
                                .memory(MemorySize.ofMebibytes(16))
                                .build());
        Path directory = path.resolve("one");
        Files.writeString(directory.resolve(".state.json.5b0c2a"), "{");
        Files.writeString(directory.resolve(".config.json.5b0c2a"), "{");
        Files.writeString(directory.resolve(".other"), "kept");
        container.set(container.config());
        container.start(ContainerProcess.ofConfig());
        assertThat(names(directory)).contains(".other").noneMatch(name -> name.endsWith("5b0c2a"));
        container.destroy();
    }
}
