package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.cli.Cli.Result;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the containers' directory under the name of a container and is none. */
@Timeout(60)
class OtherEntriesTest extends CommandFixture {
    private static final String[][] VERBS = {
        {"state", "odd"},
        {"start", "odd"},
        {"kill", "odd"},
        {"delete", "odd"},
        {"pause", "odd"},
        {"resume", "odd"},
        {"ps", "odd"},
        {"update", "--memory", "67108864", "odd"},
        {"events", "--stats", "odd"},
        {"logs", "odd"},
        {"stop", "odd"},
        {"attach", "odd"},
        {"replay", "odd"}
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path elsewhere;

    private enum Kind {
        LINK_TO_DIRECTORY,
        LINK_TO_CONTAINER,
        LINK_TO_FILE,
        LINK_TO_NOTHING,
        FILE,
        FIFO,
        SOCKET
    }

    private void make(Kind kind, Path at) throws Exception {
        switch (kind) {
            case LINK_TO_DIRECTORY -> Files.createSymbolicLink(at, elsewhere);
            case LINK_TO_CONTAINER -> Files.createSymbolicLink(at, engine.root().resolve("real"));
            case LINK_TO_FILE -> Files.createSymbolicLink(at, elsewhere.resolve("kept"));
            case LINK_TO_NOTHING -> Files.createSymbolicLink(at, elsewhere.resolve("nothing"));
            case FILE -> Files.writeString(at, "mine");
            case FIFO ->
                assertThat(new ProcessBuilder("mkfifo", at.toString()).start().waitFor())
                        .isZero();
            case SOCKET -> {
                try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    socket.bind(UnixDomainSocketAddress.of(at));
                }
            }
        }
    }

    private static boolean there(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noVerbTakesItForAContainerAndForceRemovesItAlone(Kind kind) throws Exception {
        engine.factory().create("real", sample("hello").build());
        Path odd = engine.root().resolve("odd");
        Files.writeString(elsewhere.resolve("kept"), "kept");
        make(kind, odd);
        List<String> files = names(engine.root().resolve("real"));
        for (String[] verb : VERBS) {
            assertFails(run(verb), "container odd does not exist: " + odd + " is no directory");
        }
        assertFails(run("export", "odd", elsewhere.resolve("x.nabla").toString()), "does not exist");
        String image = Nabla.images().sampleFile("hello").toString();
        assertFails(run("run", "-d", "--image", image, "odd"), "container id 'odd' is already in use");
        assertThat(run("list", "-q").out()).isEqualTo("real\n");
        assertThat(run("prune").out()).isEmpty();
        assertThat(there(odd)).isTrue();

        Result deleted = run("delete", "-f", "odd");
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(there(odd)).isFalse();
        assertThat(names(elsewhere)).containsExactly("kept");
        assertThat(Files.readString(elsewhere.resolve("kept"))).isEqualTo("kept");
        assertThat(names(engine.root().resolve("real"))).isEqualTo(files);
    }

    @Test
    void somebodyElsesDirectoryIsNotDeleted() throws IOException {
        Path documents = Files.createDirectory(engine.root().resolve("documents"));
        Path letter = Files.writeString(documents.resolve("letter"), "dear");
        assertFails(run("delete", "-f", "documents"), "cannot delete " + documents);
        assertFails(run("delete", "documents"), "cannot delete " + documents);
        assertThat(names(documents)).containsExactly("letter");
        Files.delete(letter);
        assertThat(run("delete", "-f", "documents").code()).isZero();
        assertThat(documents).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void nothingInTheLocksPlaceLeadsElsewhereOrHoldsUp(Kind kind) throws Exception {
        engine.factory().create("real", sample("hello").build());
        engine.factory().create("odd", sample("hello").build());
        Path container = engine.root().resolve("odd");
        Files.writeString(elsewhere.resolve("kept"), "kept");
        Files.deleteIfExists(container.resolve("lock"));
        make(kind, container.resolve("lock"));
        assertThat(run("update", "--memory", "67108864", "odd").err()).doesNotContain("cannot lock");
        assertThat(Files.isRegularFile(container.resolve("lock"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(run("delete", "odd").code()).isZero();
        assertThat(names(elsewhere)).containsExactly("kept");
        assertThat(Files.readString(elsewhere.resolve("kept"))).isEqualTo("kept");
    }

    @Test
    void alsoUnderTheNameOfWhatIsBeingMade() throws IOException {
        Path link = Files.createSymbolicLink(engine.root().resolve("~aside-1-1--x"), elsewhere);
        Files.writeString(elsewhere.resolve("owner"), "real");
        assertThat(run("prune").out()).contains(link.toString()).doesNotContain("real");
        assertThat(there(link)).isFalse();
        assertThat(names(elsewhere)).containsExactly("owner");
    }
}
