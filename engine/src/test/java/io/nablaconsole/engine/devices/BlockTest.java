package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Block devices from the configuration to a real guest's sectors. */
class BlockTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory;

    private Path disk;

    @BeforeEach
    void makeDisk() throws IOException {
        disk = directory.resolve("a disk.img");
        resize(64 << 10);
    }

    private void resize(long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(size);
        }
    }

    private Config on(BlockFile block, String... arguments) {
        return sample("disk", arguments).device("storage", block).build();
    }

    private BlockFile writable() {
        return new BlockFile(disk, false, 512);
    }

    private Container run(String id, Config config) {
        Container container = engine.factory().create(id, config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    private String consoleOf(String id, Config config) {
        Container container = run(id, config);
        exitOf(container);
        return wholeConsole(container);
    }

    @Test
    void sizeAndFirstBytesAreSeen() throws IOException {
        Files.writeString(disk, "begin" + "\0".repeat(1019));
        assertThat(consoleOf("list", on(writable(), "list")))
                .contains("storage: 1024 bytes, 2 sectors of 512 bytes")
                .contains("begin...");
    }

    @Test
    void whatOneGuestWritesTheNextOneReads() throws IOException {
        assertThat(consoleOf("write", on(writable(), "write", "127", "last sector")))
                .contains("Wrote 11 bytes to sector 127.");
        assertThat(new String(Files.readAllBytes(disk), 127 * 512, 11, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("last sector");
        assertThat(consoleOf("read", on(writable(), "read", "127"))).contains("last sector.....");
    }

    @Test
    void theBlockSizeIsTheGuests() {
        assertThat(consoleOf("list", on(new BlockFile(disk, false, 4096)))).contains("16 sectors of 4096 bytes");
    }

    @Test
    void readOnlyMeansTheHostRefusesToWrite() throws IOException {
        byte[] before = Files.readAllBytes(disk);
        Container writer = run("writer", on(new BlockFile(disk, true, 512), "write", "0", "no"));
        assertThat(exitOf(writer).code()).isEqualTo(1);
        assertThat(wholeConsole(writer)).contains("the host refuses to write sector 0");
        assertThat(Files.readAllBytes(disk)).isEqualTo(before);
    }

    @Test
    void aDiskThatGrewIsSeenAtTheNextStart() throws IOException {
        Container list = run("list", on(writable(), "list"));
        exitOf(list);
        resize(128 << 10);
        list.run(ContainerProcess.ofConfig());
        exitOf(list);
        assertThat(wholeConsole(list)).contains("storage: 65536 bytes").contains("storage: 131072 bytes");
    }

    @Nested
    class Refused {
        private void assertRefused(Config config, String... reasons) throws IOException {
            assertThatThrownBy(() -> engine.factory().create("refused", config))
                    .isInstanceOfSatisfying(EngineException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
                        assertThat(e.text()).contains("device 'storage'").contains(reasons);
                    });
            try (var left = Files.list(engine.root())) {
                assertThat(left).isEmpty();
            }
        }

        @Test
        void aSizeThatIsNoMultipleOfTheBlockSize() throws IOException {
            resize(1000);
            assertRefused(on(writable()), "1000 bytes", "no multiple of its block size 512");
        }

        @Test
        void lessThanOneBlock() throws IOException {
            resize(100);
            assertRefused(on(writable()), "100 bytes", "less than one block of 512");
        }

        @Test
        void aMissingFile() throws IOException {
            assertRefused(
                    on(new BlockFile(directory.resolve("none"), false, 512)), "there is no file", "none", "truncate");
        }

        @Test
        void aDirectoryAndAPipe() throws IOException, InterruptedException {
            assertRefused(on(new BlockFile(directory, false, 512)), "is a directory");
            Path pipe = directory.resolve("pipe");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            assertRefused(on(new BlockFile(pipe, false, 512)), "neither a file nor a block device");
        }

        @Test
        void nothingAttached() throws IOException {
            assertThatThrownBy(() ->
                            engine.factory().create("refused", sample("disk").build()))
                    .hasMessageContaining("block device 'storage'")
                    .hasMessageContaining("attach it");
        }

        @Test
        void aBlockSizeThatIsNone() {
            assertThatThrownBy(() -> new BlockFile(disk, false, 1000)).hasMessageContaining("power of two");
        }
    }

    /** A container at its gate already holds its devices, so one that waits there stands in for a busy one. */
    @Nested
    class Locks {
        @Test
        void keepASecondWriterOut() {
            Container first = engine.factory().create("first", on(writable()));
            first.start(ContainerProcess.ofConfig());
            Container second = engine.factory().create("second", on(writable()));
            assertThatThrownBy(() -> second.start(ContainerProcess.ofConfig()))
                    .hasMessageContaining(disk.toString())
                    .hasMessageContaining("in use by another process");
            first.exec();
            exitOf(first);
            second.run(ContainerProcess.ofConfig());
            assertThat(exitOf(second).code()).isZero();
        }

        @Test
        void letReadersShare() {
            BlockFile shared = new BlockFile(disk, true, 512);
            for (String id : List.of("first", "second")) {
                engine.factory().create(id, on(shared)).start(ContainerProcess.ofConfig());
            }
            Container writer = engine.factory().create("writer", on(writable()));
            assertThatThrownBy(() -> writer.start(ContainerProcess.ofConfig())).hasMessageContaining("in use");
        }
    }

    @Test
    void solo5sOwnTestPasses() {
        Path image = Prerequisites.solo5Test("test_blk", "spt");
        Config config = Config.builder(image)
                .memory(MemorySize.ofMebibytes(16))
                .device("storage", writable())
                .build();
        Container test = run("solo5", config);
        try (ConsoleSession console = test.openConsole()) {
            readUntil(console, "SUCCESS");
        }
        assertThat(exitOf(test).code()).isZero();
    }
}
