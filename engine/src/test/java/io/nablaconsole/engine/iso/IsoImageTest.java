package io.nablaconsole.engine.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images, read by others: Linux's own file system where it may be mounted, xorriso and isoinfo where they are there. */
class IsoImageTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:34:56Z");

    @TempDir
    Path directory = Path.of("");

    private Path tree = Path.of("");
    private Path image = Path.of("");

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectory(directory.resolve("tree"));
        image = directory.resolve("image.iso");
    }

    private Path file(String path, byte[] content) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        return Files.write(file, content);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Files whose lengths lie around the borders of sectors, names in many scripts, deep, long and many. */
    private void fill() throws IOException {
        for (int length : new int[] {0, 1, 2047, 2048, 2049, 100_000}) {
            file("sizes/" + length, random(length));
        }
        file("app.js", "console.log(1)\n".getBytes(StandardCharsets.UTF_8));
        file("a/b/c/d/e/f/g/h/i/j/k/deep.txt", random(10));
        file("with blank 'and' \"quotes\".txt", random(5));
        file("größe-日本.txt", random(7));
        // the longest names that Linux shows whole; longer ones are for those who can read them
        file("n".repeat(253), random(3));
        file("n".repeat(252), random(4));
        file("UPPER.txt", random(5));
        file("upper.txt", random(6));
        for (int i = 0; i < 300; i++) {
            file("many/entry-number-" + i + ".data", new byte[] {(byte) i});
        }
        Files.createDirectory(tree.resolve("nothing in it"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("app.js"));
        Files.createSymbolicLink(tree.resolve("up"), Path.of("../../etc/./passwd"));
        Files.createSymbolicLink(tree.resolve("absolute"), Path.of("/usr/lib/node"));
        Files.createSymbolicLink(tree.resolve("long"), Path.of("x".repeat(250) + "/" + "y".repeat(250)));
        Files.setPosixFilePermissions(tree.resolve("app.js"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(tree.resolve("app.js"), FileTime.from(TIME));
    }

    private void write() {
        IsoImage.of(tree, Set.of()).write(image);
    }

    @Test
    void linuxReadsItAsItWas() throws IOException {
        fill();
        write();
        try (IsoReaders.Mounted mounted = IsoReaders.mount(image)) {
            assertThat(mounted.listing()).isEqualTo(IsoReaders.listing(tree));
        }
    }

    @Test
    void xorrisoExtractsItAsItWas() throws IOException {
        fill();
        write();
        Path out = IsoReaders.extract(image, directory.resolve("out"));
        assertThat(IsoReaders.listing(out)).isEqualTo(IsoReaders.listing(tree));
    }

    @Test
    void isoinfoFindsRockRidgeAndPlainNames() throws IOException {
        file("sub/index.html", random(3));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("../x"));
        write();
        assertThat(IsoReaders.isoinfo(image, "-d")).contains("Volume id: ROOTFS", "Rock Ridge signatures");
        assertThat(IsoReaders.isoinfo(image, "-f")).contains("/SUB/INDEX.HTM;1", "/LINK");
        assertThat(IsoReaders.isoinfo(image, "-l", "-R")).contains("index.html", "link -> ../x");
    }

    @Test
    void whatIsAddedTakesThePlaceOfWhatIsThere() throws IOException {
        Path mine = file("etc/resolv.conf", random(3));
        file("etc/other", "kept".getBytes(StandardCharsets.UTF_8));
        file("dev/null", random(1));
        IsoImage iso = IsoImage.of(tree, Set.of("dev"));
        iso.add("/etc/resolv.conf", "nameserver 10.0.0.1\n".getBytes(StandardCharsets.UTF_8));
        iso.add("/new/hosts", new byte[0]);
        iso.write(image);
        assertThat(mine).hasBinaryContent(random(3));
        Path out = IsoReaders.extract(image, directory.resolve("out"));
        assertThat(out.resolve("etc/resolv.conf")).hasContent("nameserver 10.0.0.1\n");
        assertThat(out.resolve("etc/other")).hasContent("kept");
        assertThat(out.resolve("new/hosts")).isEmptyFile();
        assertThat(out.resolve("dev")).doesNotExist();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "outside-of-the-tree");
        Files.createSymbolicLink(tree.resolve("leak"), secret);
        write();
        assertThat(new String(Files.readAllBytes(image), StandardCharsets.ISO_8859_1))
                .doesNotContain("outside-of-the-tree");
        assertThat(Files.readAttributes(tree.resolve("leak"), "*", LinkOption.NOFOLLOW_LINKS))
                .containsEntry("isSymbolicLink", true);
    }

    @Test
    void theSameTreeGivesTheSameBytes() throws IOException {
        fill();
        write();
        byte[] first = Files.readAllBytes(image);
        assertThat(first.length % 2048).isZero();
        Files.delete(image);
        write();
        assertThat(image).hasBinaryContent(first);
    }

    @Test
    void aTargetTooLongIsNamed() throws IOException {
        Files.createSymbolicLink(tree.resolve("far"), Path.of("d/".repeat(1500) + "d"));
        assertThatThrownBy(this::write).isInstanceOf(EngineException.class).hasMessageContaining("the link far");
    }
}
