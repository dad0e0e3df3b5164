package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuiltImageCommandsTest extends CommandFixture {
    private Path image;

    @BeforeEach
    void create(@TempDir Path directory) throws IOException {
        image = Files.copy(Nabla.images().sampleFile("hello"), directory.resolve("mine.spt"));
        Result made = run("create", "-t", "--image", image.toString(), "--memory", "16M", "c");
        assertThat(made.code()).as(made.err()).isZero();
    }

    private void rebuild() throws IOException {
        Files.copy(Nabla.images().sampleFile("crash"), image, StandardCopyOption.REPLACE_EXISTING);
    }

    private String ran() {
        EngineFixture.exitOf(engine.factory().load("c"));
        return run("logs", "c").out();
    }

    @Test
    void startTakesTheNewOneAndSaysSo() throws IOException {
        rebuild();
        Result result = run("start", "c");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains(image.toString(), "was built again", "--keep-image");
        assertThat(ran()).doesNotContain("Hello");
    }

    @Test
    void startKeepsTheOldOneWhenAsked() throws IOException {
        rebuild();
        Result result = run("start", "--keep-image", "c");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(ran()).contains("Hello");
    }

    @Test
    void prepareSettlesItForTheNextRun() throws IOException {
        assertThat(run("start", "c").err()).isEmpty();
        assertThat(ran()).contains("Hello");
        rebuild();
        assertThat(run("prepare", "c").err()).contains("was built again");
        assertThat(run("start", "c").err()).isEmpty();
        EngineFixture.exitOf(engine.factory().load("c"));
        assertThat(run("logs", "c").out()).containsOnlyOnce("Hello");
    }

    @Test
    void whatCannotTakeItsPlaceIsAnErrorThatNamesTheWayOut() throws IOException {
        Files.writeString(image, "half of it");
        assertFails(run("start", "c"), "--keep-image");
        assertThat(run("start", "--keep-image", "c").code()).isZero();
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Files.delete(image);
        Result result = run("start", "c");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains(image + " is gone");
        assertThat(ran()).contains("Hello");
    }
}
