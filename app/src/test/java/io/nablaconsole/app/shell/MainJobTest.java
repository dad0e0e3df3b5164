package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.api.Status;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The main job, worked with mouse and keyboard. */
class MainJobTest extends WindowTest {
    private ContainerRow createFromSample(String sample, String button) {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-" + sample);
        click(button);
        return awaitRow(sample + "-1");
    }

    @Test
    void createStartAndSeeTheConsole() {
        ContainerRow row = createFromSample("hello", "#createButton");
        assertThat(row.status()).isEqualTo(Status.STOPPED);
        click("#startButton");
        awaitTerminal("Hello world");
        awaitTerminal("ended: exited with code 0");
        Await.until("exit is shown", () -> row.exitText().equals("0"));
        assertThat(window().notices().shown()).isEmpty();
    }

    @Test
    void startedAgainItsConsoleGoesOn() {
        ContainerRow row = createFromSample("hello", "#createStartButton");
        awaitTerminal("ended: exited with code 0");
        Await.until("it can be started", row::canStart);
        click("#startButton");
        Await.until(
                "two greetings",
                () -> window().detail()
                        .console()
                        .filter(pane -> pane.text().split("Hello world", -1).length == 3)
                        .isPresent());
    }

    @Test
    void signalEndsAContainerThatRunsOn() {
        ContainerRow row = createFromSample("clock", "#createStartButton");
        awaitTerminal("1");
        Await.until("it runs", () -> row.status() == Status.RUNNING);
        click("#signalButton");
        click("#favourite-9");
        Await.until("it is killed", () -> row.exitText().equals("SIGKILL"));
        awaitTerminal("SIGKILL");
    }

    @Test
    void pauseResumeAndStop() {
        ContainerRow row = createFromSample("clock", "#createStartButton");
        click("#pauseButton");
        Await.until("it is paused", () -> row.status() == Status.PAUSED);
        click("#resumeButton");
        Await.until("it runs", () -> row.status() == Status.RUNNING);
        click("#stopButton");
        Await.until("it has ended", () -> row.status() == Status.STOPPED);
    }

    @Test
    void deleteAsksFirst() {
        createFromSample("clock", "#createStartButton");
        Await.until(
                "it runs", () -> window().list().find("clock-1").orElseThrow().status() == Status.RUNNING);
        click("#deleteButton");
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(row("clock-1")).isPresent();
        click("#deleteButton");
        click("#confirmDelete");
        Await.until("it is gone", () -> window().list().rows().isEmpty());
    }

    @Test
    void theKeyboardIsEnough() {
        awaitSamples();
        press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        Await.until(
                "the first sample has the focus",
                () -> stage().getScene().getFocusOwner().getId().equals("sample-hello"));
        press(KeyCode.SPACE).release(KeyCode.SPACE);
        Await.until(
                "the form is ready",
                () -> lookup("#createStartButton").queryAll().stream().anyMatch(button -> !button.isDisabled()));
        clickOn("#arguments").press(KeyCode.ENTER).release(KeyCode.ENTER);
        awaitRow("hello-1");
        awaitTerminal("ended: exited with code 0");
        press(KeyCode.F6).release(KeyCode.F6);
        press(KeyCode.DELETE).release(KeyCode.DELETE);
        click("#confirmDelete");
        Await.until("it is gone", () -> window().list().rows().isEmpty());
    }
}
