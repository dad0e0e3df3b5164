package io.nablaconsole.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void there() throws IOException {
        file = Files.writeString(directory.resolve("x"), "old");
    }

    private static WholeFile.Content text(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    @Test
    void filesOfTheUserAreLeftAlone() throws IOException {
        for (String name : new String[] {"x.part", ".x", "x.new"}) {
            Files.writeString(directory.resolve(name), "mine");
        }
        assertThat(WholeFile.write(file, text("new"))).isTrue();
        assertThat(file).hasContent("new");
        for (String name : new String[] {"x.part", ".x", "x.new"}) {
            assertThat(directory.resolve(name)).hasContent("mine");
        }
        assertThat(directory.toFile().list()).hasSize(4);
    }

    @Test
    void twoWritersDoNotMix() throws IOException {
        assertThat(WholeFile.write(file, out -> {
                    out.write("a".repeat(100_000).getBytes(StandardCharsets.UTF_8));
                    WholeFile.write(file, text("b".repeat(10)));
                    assertThat(file).hasContent("b".repeat(10));
                    out.write("a".repeat(100_000).getBytes(StandardCharsets.UTF_8));
                    return true;
                }))
                .isTrue();
        assertThat(file).hasContent("a".repeat(200_000));
        assertThat(directory.toFile().list()).containsExactly("x");
    }

    @Test
    void whatFailsOrIsCalledOffLeavesTheOldAndNothingElse() {
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("no room");
                }))
                .hasMessage("no room");
        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("x");
    }

    @Test
    void whatIsCalledOffLeavesTheOld() throws IOException {
        assertThat(WholeFile.write(file, out -> {
                    out.write(1);
                    return false;
                }))
                .isFalse();
        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("x");
    }

    @Test
    void aNameAsLongAsNamesCanBeIsWritten() throws IOException {
        Path longest = directory.resolve("n".repeat(255));
        WholeFile.write(longest, text("new"));
        assertThat(longest).hasContent("new");
    }

    @Test
    void whatIsPrivateIsNobodyElsesToRead() throws IOException {
        WholeFile.writePrivate(file, text("new"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPipeStaysOneAndIsWrittenTo() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });
        assertThat(WholeFile.write(pipe, text("through"))).isTrue();
        assertThat(read.get()).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }
}
