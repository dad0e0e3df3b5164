package io.nablaconsole.engine.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Console;
import io.nablaconsole.engine.api.ProcessPipes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PosixTest {
    private static final int CLOSE_ON_EXEC = 02000000;

    private static int self(String attribute) throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), attribute);
    }

    private static boolean closesOnExec(int descriptor) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor)).stream()
                .filter(line -> line.startsWith("flags:"))
                .anyMatch(line -> (Integer.parseInt(line.substring(6).strip(), 8) & CLOSE_ON_EXEC) != 0);
    }

    @Nested
    class Terminals {
        @Test
        void isPrivateToItsOwner() throws IOException {
            try (Console console = Nabla.newConsole(self("unix:uid"), self("unix:gid"))) {
                assertThat(console.path()).startsWith(Path.of("/dev/pts"));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(console.path())))
                        .isEqualTo("rw-------");
                assertThat(Files.getAttribute(console.path(), "unix:uid")).isEqualTo(self("unix:uid"));
                assertThat(Files.getAttribute(console.path(), "unix:gid")).isEqualTo(self("unix:gid"));
                assertThat(closesOnExec(console.fd())).isTrue();
            }
        }

        @Test
        void carriesBothWaysAndEndsAsAFileDoes() throws IOException {
            try (Console console = Nabla.newConsole(self("unix:uid"), self("unix:gid"))) {
                byte[] buffer = new byte[100];
                try (FileOutputStream process =
                        new FileOutputStream(console.path().toFile())) {
                    process.write("out".getBytes(StandardCharsets.US_ASCII));
                    assertThat(console.read(buffer, 0, buffer.length)).isEqualTo(3);
                    console.write("typed\n".getBytes(StandardCharsets.US_ASCII), 0, 6);
                    // the terminal's own echo
                    assertThat(console.read(buffer, 0, buffer.length)).isPositive();
                }
                assertThat(console.read(buffer, 0, buffer.length)).isEqualTo(-1);
            }
        }

        @Test
        void closingEndsAReadThatWaits() throws Exception {
            Console console = Nabla.newConsole(self("unix:uid"), self("unix:gid"));
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return console.read(new byte[10], 0, 10);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            console.close();
            console.close();
            assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
        }

        @Test
        void oneFromAPathCannotBeRead() throws IOException {
            try (Console ours = Nabla.newConsole(self("unix:uid"), self("unix:gid"));
                    Console same = Nabla.consoleFromPath(ours.path())) {
                assertThat(same.path()).isEqualTo(ours.path());
                assertThat(same.fd()).isEqualTo(-1);
                assertThatThrownBy(() -> same.read(new byte[1], 0, 1)).hasMessageContaining("another program");
            }
        }
    }

    @Test
    void aSocketPairIsConnectedAndClosesOnExec() throws IOException {
        try (SocketPair pair = SocketPair.open("test")) {
            assertThat(closesOnExec(pair.parent().number())).isTrue();
            assertThat(closesOnExec(pair.child().number())).isTrue();
            pair.output().write("ping".getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[10];
            assertThat(pair.child().read(buffer, 0, 10)).isEqualTo(4);
            pair.child().close();
            assertThat(pair.input().read()).isEqualTo(-1);
        }
    }

    @Test
    void pipesBelongToTheProcessesUser() throws IOException {
        try (ProcessPipes pipes = Nabla.initializeIo(self("unix:uid"), self("unix:gid"))) {
            assertThat(pipes.processEnds()).hasSize(3).doesNotHaveDuplicates().allSatisfy(end -> {
                assertThat(closesOnExec(end)).isTrue();
                assertThat(Files.getAttribute(Path.of("/proc/self/fd/" + end), "unix:uid"))
                        .isEqualTo(self("unix:uid"));
            });
            Path stdout = Path.of("/proc/self/fd/" + pipes.processEnds().get(1));
            Files.writeString(stdout, "out");
            pipes.closeProcessEnds();
            assertThat(new String(pipes.stdout().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("out");
            assertThat(pipes.stderr().read()).isEqualTo(-1);
        }
    }
}
