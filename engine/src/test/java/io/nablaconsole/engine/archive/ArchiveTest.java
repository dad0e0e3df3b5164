package io.nablaconsole.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TransferProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Path scratch;
    private Path archive;
    private Path unpacked;

    @BeforeEach
    void places(@TempDir Path directory) {
        scratch = directory;
        archive = scratch.resolve("web.zip");
        unpacked = scratch.resolve("there");
    }

    private Container imported(String id) {
        return Nabla.importContainer(engine.factory(), id, archive, unpacked, TransferProgress.UNSEEN, named -> true)
                .orElseThrow();
    }

    private static Set<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    @Test
    void anImportedContainerRunsAsTheExportedOneDid() throws IOException {
        Container first = engine.running("first", "hello", "two words", "ünd");
        EngineFixture.exitOf(first);
        assertThat(Nabla.exportContainer(first, archive, false, TransferProgress.UNSEEN))
                .isTrue();
        first.destroy();
        Container second = imported("second");
        assertThat(second.config().guestArguments()).containsExactly("two words", "ünd");
        assertThat(second.config().memory()).isEqualTo(MemorySize.ofMebibytes(16));
        assertThat(second.config().image()).isEqualTo(unpacked.resolve("rootfs/hello.spt"));
        second.run(ContainerProcess.ofConfig());
        EngineFixture.exitOf(second);
        assertThat(EngineFixture.wholeConsole(second)).contains("two words ünd");
    }

    @Test
    void theConsolesLogAndTheStateComeAlongForPeople() throws IOException {
        Container first = engine.running("first", "hello", "kept");
        EngineFixture.exitOf(first);
        Nabla.exportContainer(first, archive, false, TransferProgress.UNSEEN);
        assertThat(names(archive))
                .containsExactlyInAnyOrder("config.json", "inspect.json", "console.log", "rootfs/hello.spt");
        imported("second");
        assertThat(unpacked.resolve("console.log")).content().contains("kept");
        assertThat(unpacked.resolve("inspect.json")).content().contains("\"first\"");
    }

    @Test
    void aContainerThatLivesCanBeExported() {
        Container clock = engine.running("clock", "clock");
        assertThat(Nabla.exportContainer(clock, archive, false, TransferProgress.UNSEEN))
                .isTrue();
        assertThat(imported("again").config().args()).isEqualTo(clock.config().args());
    }

    @Nested
    class Disks {
        private Path disk;
        private Container container;

        @BeforeEach
        void create() throws IOException {
            disk = Files.write(scratch.resolve("data.img"), new byte[4096]);
            Config config = EngineFixture.sample("disk")
                    .device("storage", new BlockFile(disk, true, 512))
                    .annotation("team", "blue")
                    .build();
            container = engine.factory().create("first", config);
        }

        @Test
        void stayWhereTheyAre() {
            Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
            assertThat(imported("second").config().devices())
                    .isEqualTo(Map.of("storage", new BlockFile(disk, true, 512)));
        }

        @Test
        void comeAlongWhenAsked() throws IOException {
            Nabla.exportContainer(container, archive, true, TransferProgress.UNSEEN);
            container.destroy();
            Files.delete(disk);
            Config config = imported("second").config();
            assertThat(config.devices())
                    .isEqualTo(Map.of("storage", new BlockFile(unpacked.resolve("files/1-data.img"), true, 512)));
            assertThat(config.annotations()).containsEntry("team", "blue");
        }

        @Test
        void thatAreGoneAreNamedAndNothingIsLeft() throws IOException {
            Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
            Files.delete(disk);
            assertThatThrownBy(() -> imported("second"))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining(disk.toString());
            assertThat(unpacked).doesNotExist();
        }
    }

    @Nested
    class CalledOff {
        @Test
        void anExportLeavesNoFile() throws IOException {
            Container container = engine.factory()
                    .create("first", EngineFixture.sample("hello").build());
            assertThat(Nabla.exportContainer(container, archive, false, (done, total) -> false))
                    .isFalse();
            assertThat(scratch).isEmptyDirectory();
        }

        @Test
        void anImportLeavesNoContainerAndNoDirectory() {
            Container container = engine.factory()
                    .create("first", EngineFixture.sample("hello").build());
            Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
            assertThat(Nabla.importContainer(
                            engine.factory(), "second", archive, unpacked, (done, total) -> false, named -> true))
                    .isEmpty();
            assertThat(unpacked).doesNotExist();
            assertThat(engine.factory().list()).hasSize(1);
        }
    }

    @Nested
    class Refused {
        private void zip(Map<String, String> entries) throws IOException {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
                for (Map.Entry<String, String> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        }

        private void expect(String text) {
            assertThatThrownBy(() -> imported("second")).isInstanceOfSatisfying(EngineException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
                assertThat(e.text()).contains(text);
            });
            assertThat(unpacked).doesNotExist();
        }

        @Test
        void aFileThatIsNoZip() throws IOException {
            Files.writeString(archive, "no zip");
            expect("it is no zip file");
        }

        @Test
        void aZipOfSomethingElse() throws IOException {
            zip(Map.of("readme.txt", "hello"));
            expect("there is no config.json in it");
        }

        @Test
        void namesThatLeadOut() throws IOException {
            for (String name : List.of("../evil", "rootfs/../../evil", "/etc/evil")) {
                zip(Map.of("config.json", "{}", name, "evil"));
                expect("would lie outside");
                assertThat(scratch.resolve("evil")).doesNotExist();
            }
        }

        @Test
        void aConfigurationThatIsNone() throws IOException {
            zip(Map.of("config.json", "{}"));
            expect("ociVersion");
        }

        @Test
        void anIdInUse() {
            Container container = engine.factory()
                    .create("first", EngineFixture.sample("hello").build());
            Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
            assertThatThrownBy(() -> imported("first"))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ID_IN_USE));
            assertThat(unpacked).doesNotExist();
        }

        @Test
        void aDirectoryThatIsThere() throws IOException {
            Container container = engine.factory()
                    .create("first", EngineFixture.sample("hello").build());
            Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
            Path mine = Files.writeString(Files.createDirectory(unpacked).resolve("mine"), "kept");
            assertThatThrownBy(() -> imported("second")).hasMessageContaining("is there already");
            assertThat(mine).hasContent("kept");
        }
    }
}
