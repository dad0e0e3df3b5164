package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogsTest extends WindowTest {
    @Test
    void aDroppedFileThatIsNoUnikernelIsRefusedWithItsReason(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("run.sh"), "#!/bin/sh\necho hello\n");
        Await.fx(() -> {
            window().openFiles(List.of(script));
            return true;
        });
        Await.until(
                "the reason is shown",
                () -> lookup(".report-bad .label").<Label>queryAll().stream()
                        .anyMatch(label -> label.isVisible() && label.getText().length() > 20));
        assertThat(Await.fx(() -> lookup("#createStartButton").query().isDisabled()))
                .isTrue();
    }

    @Test
    void aSecondDialogOpensWhileTheFirstCloses() {
        awaitSamples();
        click("#newButton");
        click("#createCancel");
        click("#newButton");
        Await.until(
                "the form is there",
                () -> Optional.ofNullable(lookup(".create-dialog").query()).isPresent());
        assertThat(Await.fx(() -> window().shell().dialogOpen())).isTrue();
    }

    @Test
    void whatIsNoticedLiesAboveADialog() {
        awaitSamples();
        click("#newButton");
        Await.until("the form", () -> window().shell().dialogOpen());
        Await.fx(() -> {
            window().notices().error("Import", new IllegalStateException("no such file"));
            return true;
        });
        click(".notice .button-icon");
        Await.until("the notice is gone", () -> window().notices().shown().isEmpty());
        assertThat(Await.fx(() -> window().shell().dialogOpen())).isTrue();
    }
}
