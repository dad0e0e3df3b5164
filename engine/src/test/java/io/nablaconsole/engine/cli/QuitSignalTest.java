package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files in a directory of everybody's are taken for a signal. */
final class QuitSignalTest {
    private static final int SOMEBODY_ELSE = 65534;

    private Path directory;
    private Path asked;
    private Path answer;

    @BeforeEach
    void asks(@TempDir Path place) throws IOException {
        directory = place;
        asked = Files.createFile(directory.resolve(".attach_pid1"));
        answer = directory.resolve(".java_pid1");
    }

    @Test
    void theOwnSocketIsASignalOnce() throws IOException {
        socket();
        assertThat(QuitSignal.take(asked, answer)).isTrue();
        assertThat(answer).doesNotExist();
        assertThat(QuitSignal.take(asked, answer)).isFalse();
    }

    @Test
    void othersFilesStayAndAreNoSignal() throws IOException {
        Path target = Files.writeString(directory.resolve("theirs"), "kept");
        Files.createSymbolicLink(answer, target);
        assertThat(QuitSignal.take(asked, answer)).isFalse();
        assertThat(Files.isSymbolicLink(answer)).isTrue();
        Files.move(target, answer, StandardCopyOption.REPLACE_EXISTING);
        assertThat(QuitSignal.take(asked, answer)).isFalse();
        assertThat(answer).hasContent("kept");
        Files.delete(answer);
        Files.createDirectory(answer);
        assertThat(QuitSignal.take(asked, answer)).isFalse();
        assertThat(answer).isDirectory();
    }

    @Test
    void aSocketOfAnotherUserStaysAndIsNoSignal() throws IOException {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(asked, "unix:uid")), "only root can make one");
        socket();
        Files.setAttribute(answer, "unix:uid", SOMEBODY_ELSE, LinkOption.NOFOLLOW_LINKS);
        assertThat(QuitSignal.take(asked, answer)).isFalse();
        assertThat(answer).exists();
    }

    private void socket() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(answer));
        }
    }
}
