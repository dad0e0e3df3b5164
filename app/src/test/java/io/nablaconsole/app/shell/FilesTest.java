package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.notices.Progress;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.TransferProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Several files at once, dropped or chosen. */
class FilesTest extends WindowTest {
    private void open(Path... files) {
        Await.fx(() -> {
            window().openFiles(List.of(files));
            return true;
        });
    }

    private static Path sample(String name) {
        return Nabla.images().sampleFile(name);
    }

    private void awaitPlace(String text) {
        Await.until(
                text,
                () -> lookup("#createQueue .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().equals(text)));
    }

    private void awaitNoDialog() {
        Await.until("the form is closed", () -> !window().shell().dialogOpen());
    }

    @Test
    void unikernelsComeIntoTheFormOneAfterTheOther() {
        open(sample("hello"), sample("clock"), sample("burn"));
        awaitPlace("1 of 3 files");
        assertThat(lookup("#createCancel").queryAs(Button.class).getText()).isEqualTo("Cancel all");
        click("#createButton");
        awaitPlace("2 of 3 files");
        awaitRow("hello-1");
        click("#createQueue-skip");
        awaitPlace("3 of 3 files");
        click("#createButton");
        awaitNoDialog();
        awaitRow("burn-1");
        assertThat(row("clock-1")).isEmpty();
    }

    @Test
    void allBecomeContainersAtOnceAndArchivesAmongThemAreImported() {
        Factory factory = Nabla.factory(directory().resolve("root"));
        Container exported =
                factory.create("travelled", Config.builder(sample("hello")).build());
        Path archive = directory().resolve("travelled.zip");
        assertThat(Nabla.exportContainer(exported, archive, false, TransferProgress.UNSEEN))
                .isTrue();
        exported.destroy();
        open(sample("hello"), archive, sample("clock"));
        awaitPlace("1 of 2 files");
        awaitRow("travelled-1");
        click("#createQueue-all");
        awaitNoDialog();
        assertThat(window().list().rows())
                .extracting(ContainerRow::id)
                .extracting(id -> id.value())
                .containsExactlyInAnyOrder("travelled-1", "hello-1", "clock-1");
        Await.until(
                "one notice of the result",
                () -> window().notices().shown().stream()
                                .filter(notice -> notice.title().equals("2 containers are created"))
                                .count()
                        == 1);
    }

    @Test
    void whatIsUnderWayIsCalledOffAtItsNotice() {
        List<String> calledOff = new ArrayList<>();
        Progress progress = new Progress(() -> calledOff.add("yes"));
        Await.fx(() -> {
            window().notices().begin("Importing x.zip", "It will be called x-1.", progress);
            progress.at(0.25, "1 MiB of 4 MiB");
            return true;
        });
        Await.until(
                "its progress is on show",
                () -> lookup(".notice-progress .label")
                        .queryAs(Label.class)
                        .getText()
                        .equals("1 MiB of 4 MiB"));
        click(".notice-progress .button");
        Await.until("called off", () -> calledOff.size() == 1);
    }
}
