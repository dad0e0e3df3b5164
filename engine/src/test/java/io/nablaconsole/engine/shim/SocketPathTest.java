package io.nablaconsole.engine.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets lie in a directory of this user's, whatever others made before. */
class SocketPathTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    private static void assertPrivate(Path directory) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(Files.getAttribute(directory, "unix:uid")).isEqualTo(self());
    }

    private static Object self() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    @Test
    void theFirstPlaceIsTakenAndMadePrivate() throws IOException {
        Path first = files.resolve("first");
        Path open = Files.createDirectory(files.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(SocketPath.privateOne(List.of(first, open))).isEqualTo(first);
        assertPrivate(first);
        assertThat(SocketPath.privateOne(List.of(open, first))).isEqualTo(open);
        assertPrivate(open);
    }

    @Test
    void aFileOrALinkIsNoPlace() throws IOException {
        Path file = Files.createFile(files.resolve("file"));
        Path link = Files.createSymbolicLink(files.resolve("link"), Files.createDirectory(files.resolve("elsewhere")));
        Path good = files.resolve("good");
        assertThat(SocketPath.privateOne(List.of(file, link, good))).isEqualTo(good);
    }

    @Test
    @Tag("root")
    void wherePlacesBelongToOthersOneIsMadeBesideAndFoundAgain() throws IOException {
        Assumptions.assumeTrue(self().equals(0), "skipped: needs root");
        Path taken = Files.createDirectory(files.resolve("nabla-console-0"));
        Files.setAttribute(taken, "unix:uid", 65534);
        Path made = SocketPath.privateOne(List.of(taken));
        assertThat(made.getParent()).isEqualTo(files);
        assertPrivate(made);
        assertThat(SocketPath.privateOne(List.of(taken))).as("a later program").isEqualTo(made);
        Path others = Files.createDirectory(files.resolve("nabla-console-0-0000"));
        Files.setAttribute(others, "unix:uid", 65534);
        assertThat(SocketPath.privateOne(List.of(taken))).isEqualTo(made);
    }
}
