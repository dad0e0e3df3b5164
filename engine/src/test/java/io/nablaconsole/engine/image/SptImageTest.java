package io.nablaconsole.engine.image;

import static io.nablaconsole.engine.image.TestImage.ABI_HEADER;
import static io.nablaconsole.engine.image.TestImage.ADDRESS;
import static io.nablaconsole.engine.image.TestImage.ALIGN;
import static io.nablaconsole.engine.image.TestImage.DATA_HEADER;
import static io.nablaconsole.engine.image.TestImage.EMPTY_HEADER;
import static io.nablaconsole.engine.image.TestImage.FILE_SIZE;
import static io.nablaconsole.engine.image.TestImage.FLAGS;
import static io.nablaconsole.engine.image.TestImage.MANIFEST_HEADER;
import static io.nablaconsole.engine.image.TestImage.MEMORY_SIZE;
import static io.nablaconsole.engine.image.TestImage.NOTES_AT;
import static io.nablaconsole.engine.image.TestImage.OFFSET;
import static io.nablaconsole.engine.image.TestImage.TEXT_HEADER;
import static io.nablaconsole.engine.image.TestImage.TYPE;
import static io.nablaconsole.engine.image.TestImage.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SptImageTest {
    private static final int MANIFEST_AT = NOTES_AT + 36 + 20 + 4;

    private final Path directory;

    SptImageTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static TestImage image() {
        return new TestImage((byte) 0xf4, (byte) 0xf4).block("storage").net("service");
    }

    private static Arguments wrong(String message, TestImage image) {
        return Arguments.of(message, image);
    }

    @Nested
    class OfAValidFile {
        @Test
        void tellsAbiManifestAndEntry() {
            SptImage read = SptImage.read(image().write(directory));
            assertThat(read.abi()).isEqualTo(new Abi(Abi.Target.SPT, 2));
            assertThat(read.entry()).isEqualTo(TestImage.TEXT);
            assertThat(read.manifest())
                    .containsExactly(
                            new ManifestEntry("storage", DeviceType.BLOCK),
                            new ManifestEntry("service", DeviceType.NET));
        }

        @Test
        void leavesOutEmptySegmentsAndCountsZeroedMemory() {
            SptImage read = SptImage.read(image().write(directory));
            assertThat(read.segments()).hasSize(2);
            assertThat(read.memoryEnd()).isEqualTo(0x103000);
        }

        @Test
        void takesTheLargestManifest() {
            TestImage image = new TestImage((byte) 0xf4);
            for (int i = 0; i < 63; i++) {
                image.block("storage" + i);
            }
            assertThat(SptImage.read(image.write(directory)).manifest()).hasSize(63);
        }

        @Test
        void lowersTheStartOfASegmentToItsPage() {
            TestImage image = image().put(field(DATA_HEADER, ADDRESS), 8, 0x101010);
            assertThat(SptImage.read(image.write(directory)).segments().get(1).start())
                    .isEqualTo(0x101000);
        }

        @Test
        void letsZeroedDataBeginInThePageWhereDataEnds() {
            TestImage image = image().put(field(EMPTY_HEADER, ADDRESS), 8, 0x102810)
                    .put(field(EMPTY_HEADER, MEMORY_SIZE), 8, 0x2000)
                    .put(field(EMPTY_HEADER, FLAGS), 4, 6);
            LoadSegment zeroed =
                    SptImage.read(image.write(directory)).segments().get(2);
            assertThat(zeroed.start()).isEqualTo(0x103000);
            assertThat(zeroed.end()).isEqualTo(0x105000);
        }
    }

    @Nested
    class OfAMalformedFile {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.nablaconsole.engine.image.SptImageTest#headers")
        void namesTheFaultOfTheHeader(String message, TestImage image) {
            assertRefused(message, image);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.nablaconsole.engine.image.SptImageTest#segments")
        void namesTheFaultOfTheSegment(String message, TestImage image) {
            assertRefused(message, image);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.nablaconsole.engine.image.SptImageTest#notes")
        void namesTheFaultOfTheNote(String message, TestImage image) {
            assertRefused(message, image);
        }

        private void assertRefused(String message, TestImage image) {
            Path file = image.write(directory);
            assertThatThrownBy(() -> SptImage.read(file))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                    .hasMessageStartingWith("image " + file + " ")
                    .hasMessageContaining(message)
                    .message()
                    .doesNotEndWith(".");
        }

        @Test
        void saysWhereATruncatedFileEnds() throws IOException {
            byte[] whole = image().bytes();
            assertTruncated(Arrays.copyOf(whole, 10), "is truncated: it has 10 of the 64 bytes of an ELF header");
            assertTruncated(Arrays.copyOf(whole, 63), "is truncated: it has 63 of the 64 bytes of an ELF header");
            assertTruncated(Arrays.copyOf(whole, 100), "is truncated: the program header table takes 280 bytes");
            assertTruncated(Arrays.copyOf(whole, NOTES_AT + 20), "is truncated: note segment 3 takes 36 bytes");
            assertTruncated(Arrays.copyOf(whole, NOTES_AT + 60), "is truncated: note segment 4 takes");
        }

        private void assertTruncated(byte[] bytes, String message) throws IOException {
            Path file = Files.write(directory.resolve("cut"), bytes);
            assertThatThrownBy(() -> SptImage.read(file)).hasMessageContaining(message);
        }
    }

    @Test
    void missingFileIsASystemError() {
        assertThatThrownBy(() -> SptImage.read(directory.resolve("none")))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYSTEM_ERROR))
                .hasMessageContaining("no such file or directory");
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                wrong("is not an ELF file", image().put(0, 1, 'x')),
                wrong("is a 32-bit ELF file", image().put(4, 1, 1)),
                wrong("has ELF class 3", image().put(4, 1, 3)),
                wrong("is a big-endian ELF file", image().put(5, 1, 2)),
                wrong("has ELF byte order 0", image().put(5, 1, 0)),
                wrong("has ELF version 2", image().put(20, 4, 2)),
                wrong("is for ARM64", image().put(18, 2, 183)),
                wrong("is for machine number 1234", image().put(18, 2, 1234)),
                wrong("has ELF type 3", image().put(16, 2, 3)),
                wrong("has an ELF header of 65 bytes", image().put(52, 2, 65)),
                wrong("program headers of 57 bytes", image().put(54, 2, 57)),
                wrong("has no program headers", image().put(56, 2, 0)),
                wrong("has 129 program headers", image().put(56, 2, 129)),
                wrong("is truncated: the program header table", image().put(32, 8, 1L << 40)),
                wrong("is truncated: the program header table", image().put(32, 8, -1)),
                wrong("has its entry at 0x0", image().put(24, 8, 0)),
                wrong("has its entry at 0x100002", image().put(24, 8, 0x100002)),
                wrong("has its entry at 0x101000", image().put(24, 8, TestImage.DATA)));
    }

    static Stream<Arguments> segments() {
        return Stream.of(
                wrong(
                        "has no segment to load",
                        image().put(field(TEXT_HEADER, TYPE), 4, 0).put(field(DATA_HEADER, TYPE), 4, 0)),
                wrong("is writable and executable", image().put(field(TEXT_HEADER, FLAGS), 4, 7)),
                wrong("at 0xff000, below the lowest address", image().put(field(TEXT_HEADER, ADDRESS), 8, 0xff000)),
                wrong("below the segment before it", image().put(field(TEXT_HEADER, ADDRESS), 8, 0x200000)),
                wrong("overlaps the segment before it", image().put(field(TEXT_HEADER, MEMORY_SIZE), 8, 0x1001)),
                wrong(
                        "in the same page (0x100000) as the segment before it",
                        image().put(field(DATA_HEADER, ADDRESS), 8, 0x100800)),
                wrong("beyond the highest address", image().put(field(DATA_HEADER, ADDRESS), 8, -4096)),
                wrong("beyond the highest address", image().put(field(DATA_HEADER, MEMORY_SIZE), 8, -4096)),
                wrong("beyond the highest address", image().put(field(DATA_HEADER, MEMORY_SIZE), 8, 1L << 44)),
                wrong("that is truncated: 64 bytes at offset", image().put(field(DATA_HEADER, OFFSET), 8, 1 << 20)),
                wrong("that is truncated: 64 bytes at offset", image().put(field(DATA_HEADER, OFFSET), 8, -1)),
                wrong(
                        "with 6145 bytes in the file but only 6144 in memory",
                        image().put(field(DATA_HEADER, FILE_SIZE), 8, 0x1801)),
                wrong("aligned to 3, no power of two", image().put(field(DATA_HEADER, ALIGN), 8, 3)),
                wrong("aligned to 0, no power of two", image().put(field(DATA_HEADER, ALIGN), 8, 0)),
                wrong("alignment reaches down to 0x0", image().put(field(TEXT_HEADER, ALIGN), 8, 1 << 21)),
                wrong("not the end of a page", image().put(field(DATA_HEADER, ALIGN), 8, 8)),
                wrong(
                        "not the start of a page",
                        image().put(field(DATA_HEADER, ALIGN), 8, 8).put(field(DATA_HEADER, ADDRESS), 8, 0x101008)));
    }

    static Stream<Arguments> notes() {
        int first = MANIFEST_AT + 8;
        int storage = first + 104;
        return Stream.of(
                wrong("it has no ABI note", image().put(field(ABI_HEADER, TYPE), 4, 0)),
                wrong("it has no ABI note", image().put(NOTES_AT + 12, 1, 'X')),
                wrong(
                        "has 2 Solo5 ABI notes",
                        image().put(field(DATA_HEADER, TYPE), 4, 4)
                                .put(field(DATA_HEADER, OFFSET), 8, NOTES_AT)
                                .put(field(DATA_HEADER, FILE_SIZE), 8, 36)),
                wrong("ABI note of 12 bytes", image().put(NOTES_AT + 4, 4, 12)),
                wrong("has a note of 6 + 17 bytes where 24 are left", image().put(NOTES_AT + 4, 4, 17)),
                wrong("has a note of 6 + 4294967295 bytes", image().put(NOTES_AT + 4, 4, -1)),
                wrong("has a note of 4294967295 + 16 bytes", image().put(NOTES_AT, 4, -1)),
                wrong("is too short for a note: it has 11 bytes", image().put(field(ABI_HEADER, FILE_SIZE), 8, 11)),
                wrong("for hvt version 2", image().abi(1, 2)),
                wrong("it is too old: rebuild it with Solo5 0.8", image().abi(2, 0)),
                wrong("it is newer than this engine", image().abi(2, 3)),
                wrong("is for Solo5 target number 9", image().abi(9, 1)),
                wrong("has no Solo5 manifest", image().put(field(MANIFEST_HEADER, TYPE), 4, 0)),
                wrong("manifest of version 2", image().put(MANIFEST_AT, 4, 2)),
                wrong("manifest of 0 entries", image().put(MANIFEST_AT + 4, 4, 0)),
                wrong("manifest of 65 entries", image().put(MANIFEST_AT + 4, 4, 65)),
                wrong("manifest of 4294967295 entries", image().put(MANIFEST_AT + 4, 4, -1)),
                wrong("manifest of 320 bytes: 4 entries take 424", image().put(MANIFEST_AT + 4, 4, 4)),
                wrong("does not begin with the reserved entry", image().put(first + 68, 4, 1)),
                wrong("does not begin with the reserved entry", image().put(first, 1, 'x')),
                wrong("is attached already", image().put(storage + 96, 1, 1)),
                wrong("device 'storage' of unknown type 3", image().put(storage + 68, 4, 3)),
                wrong("the device name 'sto?age'", image().put(storage + 3, 1, 0x80)),
                wrong("the device name ''", image().put(storage, 1, 0)),
                wrong("a device name without an end", new TestImage((byte) 0xf4).block("x".repeat(68))),
                wrong(
                        "two devices named 'a'",
                        new TestImage((byte) 0xf4).block("a").net("a")));
    }
}
