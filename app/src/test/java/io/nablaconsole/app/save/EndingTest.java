package io.nablaconsole.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingTest {
    private final Ending zip = new Ending(FileKind.ZIP);

    @Test
    void aNameWithoutItsEndingGetsIt() {
        assertThat(zip.of("web.zip", name -> Path.of("/d/mine"))).contains(Path.of("/d/mine.zip"));
        assertThat(zip.of("web.zip", name -> Path.of("/d/mine.1.2"))).contains(Path.of("/d/mine.1.2.zip"));
    }

    @Test
    void aNameThatHasItStays() {
        assertThat(zip.of("web.zip", name -> Path.of("/d/mine.ZIP"))).contains(Path.of("/d/mine.ZIP"));
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnasked(@TempDir Path directory) throws IOException {
        Path there = Files.writeString(directory.resolve("mine.zip"), "kept");
        List<String> proposed = new ArrayList<>();
        assertThat(zip.of("web.zip", name -> {
                    proposed.add(name);
                    return proposed.size() == 1 ? directory.resolve("mine") : there; // and the desktop asks
                }))
                .contains(there);
        assertThat(proposed).containsExactly("web.zip", "mine.zip");
    }

    @Test
    void whoThinksBetterOfItGetsNothing() {
        assertThat(zip.of("web.zip", name -> null)).isEmpty();
    }
}
