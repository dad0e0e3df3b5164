package io.nablaconsole.engine.iso;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.devices.Prerequisites;
import io.nablaconsole.engine.iso.IsoEntry.Link;
import io.nablaconsole.engine.iso.IsoEntry.Name;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an image says of a file what the host says of it, to every reader, wherever it was written from. */
class IsoFidelityTest {
    @TempDir
    Path directory = Path.of("");

    private Path tree = Path.of("");
    private Path image = Path.of("");

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectory(directory.resolve("tree"));
        image = directory.resolve("image.iso");
    }

    private void fill() throws IOException {
        Files.writeString(Files.createDirectories(tree.resolve("etc/deep")).resolve("passwd"), "root:x:0:0");
        Files.createFile(tree.resolve("empty"));
        Files.writeString(tree.resolve("n".repeat(254)), "254");
        Files.writeString(tree.resolve("n".repeat(255)), "255");
        Files.createSymbolicLink(tree.resolve("relative"), Path.of("etc/deep"));
        Files.createSymbolicLink(tree.resolve("dots"), Path.of(".././" + "p".repeat(240) + "..x/../y"));
        Files.createSymbolicLink(tree.resolve("absolute"), Path.of("/usr/lib/node"));
        Files.createSymbolicLink(tree.resolve("root"), Path.of("/"));
        Files.createSymbolicLink(tree.resolve("long"), Path.of("/" + "x".repeat(255) + "/" + "y".repeat(255) + "/z"));
        for (int length = 236; length < 256; length++) {
            Files.createSymbolicLink(tree.resolve("border" + length), Path.of("p".repeat(length) + "/../q/x"));
        }
        Files.createSymbolicLink(tree.resolve("up"), Path.of("../".repeat(300) + "up"));
        for (int i = 0; i < 12; i++) {
            Files.createSymbolicLink(tree.resolve("link" + i), Path.of("/" + "far/".repeat(50) + i));
        }
    }

    @Test
    void libarchiveReadsItAsItWas() throws IOException {
        fill();
        IsoImage.of(tree, Set.of()).write(image);
        Path out = IsoReaders.unpack(image, directory.resolve("out"));
        assertThat(IsoReaders.listing(out)).isEqualTo(IsoReaders.listing(tree));
    }

    @Test
    void libarchiveReadsAnImageWithoutAnythingInIt() throws IOException {
        IsoImage.empty().write(image);
        assertThat(IsoReaders.bsdtar(image)).hasSize(1);
    }

    /** Services run in the root directory: what a link leads to must not depend on where this program was started. */
    @Test
    void linksAreTheSameWrittenFromTheRootDirectory() throws Exception {
        fill();
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        tree.toString(),
                        image.toString())
                .directory(Path.of("/").toFile())
                .inheritIO()
                .start();
        assertThat(writer.waitFor()).isZero();
        Path out = IsoReaders.extract(image, directory.resolve("out"));
        assertThat(IsoReaders.listing(out)).isEqualTo(IsoReaders.listing(tree));
    }

    /** A program that writes an image. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            IsoImage.of(Path.of(args[0]), Set.of()).write(Path.of(args[1]));
        }
    }

    @Test
    void pipesAndSocketsAreKept() throws Exception {
        make("mkfifo", "-m", "640", tree.resolve("pipe").toString());
        IsoImage.of(tree, Set.of()).write(image);
        assertThat(IsoReaders.bsdtar(image)).anyMatch(line -> line.startsWith("prw-r-----") && line.endsWith(" pipe"));
    }

    @Test
    void ownersAndDevicesAreKept() throws Exception {
        Prerequisites.require(System.getProperty("user.name").equals("root"), "devices and owners need root");
        Path file = Files.writeString(tree.resolve("file"), "x");
        make("chown", "1234:70000", file.toString());
        make("chmod", "4751", file.toString());
        make("mknod", tree.resolve("zero").toString(), "c", "1", "5");
        make("mknod", tree.resolve("far").toString(), "b", "259", "7");
        IsoImage.of(tree, Set.of()).write(image);
        assertThat(IsoReaders.bsdtar(image))
                .anyMatch(line -> line.matches("-rwsr-x--x +1 +1234 +70000 +1 .* file"))
                .anyMatch(line -> line.matches("crw-r--r-- +1 +0 +0 +1,5 .* zero"))
                .anyMatch(line -> line.matches("brw-r--r-- +1 +0 +0 +259,7 .* far"));
    }

    private static void make(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** As Linux counts (fs/isofs/rock.c): a slash behind each part that is whole, but behind the root within its field. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 200, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255})
    void linuxCountsTheBytesOfAnAbsoluteLink(int length) {
        String part = "p".repeat(length);
        for (String target :
                List.of("/", "/" + part, "/" + part + "/../" + part, part + "/" + part, "../" + part + "/.")) {
            Link link =
                    new Link(Name.of("link"), Inode.made(Inode.SYMBOLIC_LINK | 0777, Instant.EPOCH), Name.of(target));
            assertThat(linuxSize(RockRidge.fields(link, 1))).as(target).isEqualTo(target.length());
        }
    }

    private static int linuxSize(List<byte[]> fields) {
        int size = 0;
        for (byte[] field : fields) {
            if (new String(field, 0, 2, StandardCharsets.US_ASCII).equals("SL")) {
                for (int at = 5; at < field.length; ) {
                    int flags = field[at];
                    int next = at + 2 + (field[at + 1] & 0xff);
                    size += (flags & ~1) == 0 ? next - at - 2 : (flags & ~1) == 4 ? 2 : 1;
                    boolean whole = (flags & 1) == 0;
                    boolean last = next == field.length;
                    if (whole && (last ? (field[4] & 1) != 0 : (flags & ~1) != 8)) {
                        size++;
                    }
                    at = next;
                }
            }
        }
        return size;
    }

    /** Eight thousand names that begin alike must not be compared with each other. */
    @Test
    void shortNamesOfALargeDirectoryAreFoundWithFewAttempts() throws IOException {
        int[] attempts = {0};
        ShortNames names = new ShortNames(new HashSet<>() {
            @Override
            public boolean add(String name) {
                attempts[0]++;
                return super.add(name);
            }
        });
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            Name name = Name.of("entry-number-" + i + ".data");
            made.add(names.of(new IsoEntry.Special(name, Inode.made(Inode.REGULAR, Instant.EPOCH))));
        }
        assertThat(made).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Z0-9_]{1,8}\\.DAT;1"));
        assertThat(attempts[0]).isLessThan(3 * made.size());
    }
}
