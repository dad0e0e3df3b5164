package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.image.TestImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the linker refuses, and the file it writes. */
class SptLinkerTest extends LinkedGuests {
    SptLinkerTest(@TempDir Path directory) {
        super(directory);
    }

    @Nested
    class Refusals {
        private final SptImage image =
                SptImage.read(new TestImage((byte) 0xf4).block("storage").write(directory));
        private final Block block = new Block("storage", 3, 512, 512, false);

        private void assertRefused(String message, MemorySize memory, int commandLine, AttachedDevice... devices) {
            byte[] line = "x".repeat(commandLine).getBytes(StandardCharsets.US_ASCII);
            assertThatThrownBy(() -> SptLinker.link(image, memory, line, List.of(devices), directory.resolve("p")))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining(message);
            assertThat(directory.resolve("p")).doesNotExist();
        }

        @Test
        void nameTheMemoryThatWouldDo() {
            assertRefused("give it 2 MiB or more", MemorySize.ofMebibytes(1), 0, block);
            assertRefused("16 TiB at most", MemorySize.ofMebibytes(17 << 20), 0, block);
            assertThat(SptLinker.leastMemory(image)).isEqualTo(MemorySize.ofMebibytes(2));
            SptLinker.check(image, MemorySize.ofMebibytes(2), new byte[0], List.of(block));
        }

        @Test
        void nameTheLengthOfTheCommandLine() {
            SptLinker.check(image, MEMORY, new byte[0], List.of(block));
            assertRefused("takes 8192 bytes, more than the 8191", MEMORY, 8192, block);
        }

        @Test
        void nameTheDeviceThatDoesNotFit() {
            MacAddress mac = MacAddress.parse("02:00:00:00:00:01");
            assertRefused("block device 'storage' of " + image.file() + " has nothing behind it", MEMORY, 0);
            assertRefused(
                    "device 'other' is not in the manifest", MEMORY, 0, block, new Block("other", 4, 512, 512, true));
            assertRefused("is given twice", MEMORY, 0, block, block);
            assertRefused("has descriptor 3, which", MEMORY, 0, block, new Block("other", 3, 512, 512, true));
            assertRefused("is a net device", MEMORY, 0, new AttachedDevice.Net("storage", 3, mac, 1500));
        }

        @Test
        void leaveNoFileWhenTheImageIsGone() throws IOException {
            Files.delete(image.file());
            assertRefused("cannot link image", MEMORY, 0, block);
        }

        @Test
        void tellAnImageThatBecameShorter() throws IOException {
            Files.write(image.file(), new byte[100]);
            assertRefused("became shorter while it was linked", MEMORY, 0, block);
        }
    }

    @Nested
    class File {
        @Test
        void isSmallHoweverLargeTheMemory() throws IOException {
            Path program = directory.resolve("big");
            SptImage image = SptImage.read(new TestImage(exit(new X86(), 3).assemble()).write(directory));
            SptLinker.link(image, MemorySize.parse("1G"), new byte[0], List.of(), program);
            assertThat(Files.size(program)).isLessThan(64 << 10);
            assertThat(Execution.of(directory, List.of(program.toString())).exit())
                    .isEqualTo(3);
        }

        @Test
        void isExecutableForTheGuestsUserAndReplacesTheOld() throws IOException {
            link(new TestImage(exit(new X86(), 1).assemble()), "");
            Path program = link(new TestImage(exit(new X86(), 2).assemble()), "");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program)))
                    .isEqualTo("rwx--x--x");
            assertThat(Execution.of(directory, List.of(program.toString())).exit())
                    .isEqualTo(2);
        }
    }
}
