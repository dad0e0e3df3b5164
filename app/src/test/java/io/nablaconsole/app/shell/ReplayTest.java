package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.console.ReplayScreen;
import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A console played again, saved, and in a window of its own; figures compared and saved; the timeline. */
class ReplayTest extends WindowTest {
    @BeforeEach
    void answerQuestionsAboutFiles() {
        Await.fx(() -> {
            window().files()
                    .askBy((owner, name, kind) -> Optional.of(directory().resolve(name)));
            return true;
        });
    }

    private ContainerRow run(String sample) {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-" + sample);
        click("#createStartButton");
        return awaitRow(sample + "-1");
    }

    private void ask(Runnable what) {
        Await.fx(() -> {
            what.run();
            return true;
        });
    }

    private String saved(String name) throws IOException {
        Path file = directory().resolve(name);
        Await.untilAnywhere(name + " is written", () -> Files.exists(file));
        return Files.readString(file);
    }

    @Test
    void aConsoleIsPlayedAgainAndSaved() throws IOException {
        ContainerRow row = run("hello");
        awaitTerminal("ended");
        ask(() -> window().requests().replay(row));
        Await.until(
                "it plays",
                () -> lookup(node -> node instanceof ReplayScreen).queryAllAs(ReplayScreen.class).stream()
                        .anyMatch(screen -> screen.text().contains("Hello world")));
        Slider slider = lookup("#replaySlider").queryAs(Slider.class);
        Await.until("it is at its end", () -> slider.getValue() >= slider.getMax());
        click("#replayExport");
        assertThat(saved("hello-1.cast")).startsWith("{\"version\":2").contains("Hello world");
        type(KeyCode.ESCAPE);
        Await.until("it is closed", () -> !window().shell().dialogOpen());
    }

    @Test
    void theLogIsSavedAndTheConsoleGetsAWindowOfItsOwn() throws IOException {
        ContainerRow row = run("hello");
        awaitTerminal("ended");
        clickOn(lookup(".console-tools .button").<Button>queryAll().stream()
                .filter(button -> "Save log as …".equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        assertThat(saved("hello-1.log")).contains("Hello world");
        int windows = Window.getWindows().size();
        ask(() -> window().detail()
                .console()
                .orElseThrow()
                .fireEvent(new WindowRequest(WindowRequest.OWN_WINDOW, row.id().value())));
        Await.until("a window more", () -> Window.getWindows().size() == windows + 1);
        ask(() -> Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && "hello-1".equals(stage.getTitle()))
                .findFirst()
                .ifPresent(Window::hide));
        Await.until("it is gone", () -> Window.getWindows().size() == windows);
    }

    @Test
    void figuresAreComparedAndSaved() throws IOException {
        ContainerRow row = run("clock");
        Await.until("figures", () -> row.history().moments().size() > 1);
        ask(() -> window().detail().show(DetailTab.STATISTICS));
        click("#compareButton");
        Await.until(
                "a curve",
                () -> !lookup(".compare-dialog .chart-curve").queryAll().isEmpty());
        click("#compareExport");
        assertThat(saved("comparison.csv"))
                .startsWith("container,time (UTC),cpu (%)")
                .contains("\r\nclock-1,");
    }

    @Test
    void theTimelineTellsTheLifeOfAContainer() {
        run("hello");
        awaitTerminal("ended");
        ask(() -> window().detail().show(DetailTab.OVERVIEW));
        Await.until("five events", () -> lookup(".timeline-dot").queryAll().size() == 5);
        assertThat(lookup(".timeline-gap").queryAll()).hasSize(4);
    }
}
