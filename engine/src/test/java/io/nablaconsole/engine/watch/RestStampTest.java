package io.nablaconsole.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ExitDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestStampTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path path;

    private void age(String... names) throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(60));
        for (String name : names) {
            Files.setLastModifiedTime(path.resolve(name), longAgo);
        }
    }

    @Test
    void saysNothingOfWhatWasWrittenJustNow() throws IOException {
        ContainerDirectory files = new ContainerDirectory(path);
        assertThat(RestStamp.of(files)).as("no state yet").isEmpty();
        Files.writeString(files.state(), "{}");
        age("");
        assertThat(RestStamp.of(files)).as("the state is new").isEmpty();
        age("state.json");
        assertThat(RestStamp.of(files)).isPresent();
        Files.writeString(path.resolve("exit.json"), "{}");
        assertThat(RestStamp.of(files)).as("a file came into the directory").isEmpty();
    }

    @Test
    void oneThatRanRestsOnceItsEndIsKnown() throws IOException {
        ContainerDirectory files = new ContainerDirectory(path);
        assertThat(RestStamp.rests(stopped(null), files)).as("it never ran").isTrue();
        Files.writeString(files.result(), "{}");
        assertThat(RestStamp.rests(stopped(null), files))
                .as("its end is being recorded")
                .isFalse();
        assertThat(RestStamp.rests(stopped(ExitDocument.unseen(7, "ended")), files))
                .isTrue();
    }

    private static ContainerSnapshot stopped(@Nullable ExitRecord exit) {
        return new ContainerSnapshot(
                new ContainerId("one"),
                Status.STOPPED,
                "",
                "",
                new MemorySize(0),
                0,
                Instant.EPOCH,
                null,
                exit,
                Map.of(),
                null);
    }
}
