package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Where the keyboard is after something was done with it. */
class KeyboardPlaceTest extends WindowTest {
    @Override
    protected void before(EngineAccess there) {
        there.factory().create("clock", config(there, "clock")).run(ContainerProcess.ofConfig());
        there.factory().create("hello", config(there, "hello"));
        there.factory().create("other", config(there, "hello"));
    }

    private static Config config(EngineAccess there, String sample) {
        return Config.builder(there.images().sampleFile(sample))
                .memory(MemorySize.ofMebibytes(16))
                .terminal(true)
                .build();
    }

    private ContainerRow select(String id) {
        ContainerRow row = awaitRow(id);
        Await.fx(() -> {
            window().containers().select(row);
            return true;
        });
        return row;
    }

    private Node owner() {
        return Await.fx(() -> stage().getScene().getFocusOwner());
    }

    private void press(String button) {
        Await.until(button + " can be pressed", () -> !lookup(button).query().isDisabled());
        Await.fx(() -> {
            lookup(button).query().requestFocus();
            return true;
        });
        push(KeyCode.SPACE);
    }

    @Test
    void pauseAndStopDoNotHandItToDelete() {
        ContainerRow row = select("clock");
        press("#pauseButton");
        Await.until("it is paused", () -> row.status() == Status.PAUSED && !row.busy());
        assertThat(owner().getId()).isEqualTo("containerTable");
        press("#resumeButton");
        Await.until("it runs", () -> row.status() == Status.RUNNING && !row.busy());
        assertThat(owner().getId()).isEqualTo("containerTable");
        press("#stopButton");
        Await.until("it has ended", () -> row.status() == Status.STOPPED && !row.busy());
        assertThat(owner().getId()).isEqualTo("containerTable");
    }

    @Test
    void theConsoleOfAContainerThatHasEndedSwallowsNoKeysOfTheWindow() {
        select("hello");
        click("#startButton");
        awaitTerminal("ended: exited with code 0");
        Await.until("the console has the keyboard", () -> stage().getScene().getFocusOwner() instanceof Canvas);
        push(KeyCode.CONTROL, KeyCode.ENTER);
        Await.until(
                "two runs",
                () -> window().detail()
                        .console()
                        .filter(pane -> pane.text().split("This machine", -1).length == 3)
                        .isPresent());
        Await.until("it has ended again", () -> row("hello").orElseThrow().canStart());
        push(KeyCode.DELETE);
        Await.until("the question", () -> window().shell().dialogOpen());
        push(KeyCode.ESCAPE);
        Await.until(
                "the console has the keyboard again", () -> stage().getScene().getFocusOwner() instanceof Canvas);
        assertThat(row("hello")).isPresent();
    }

    @Test
    void startOnThePageOfConsolesIsForTheConsoleThatHasTheKeyboard() {
        ContainerRow hello = awaitRow("hello");
        ContainerRow other = select("other");
        Await.fx(() -> {
            window().shell().show(Page.ACTIVITY);
            return true;
        });
        push(KeyCode.CONTROL, KeyCode.ENTER);
        Await.fx(() -> {
            window().pin(hello);
            return true;
        });
        Await.until(
                "its console",
                () -> !lookup(KeyboardPlaceTest::inTile).queryAll().isEmpty());
        Await.fx(() -> {
            lookup(KeyboardPlaceTest::inTile).query().requestFocus();
            return true;
        });
        push(KeyCode.CONTROL, KeyCode.ENTER);
        Await.until("it has run", () -> hello.exitText().equals("0"));
        assertThat(other.now().exit()).isNull();
        assertThat(other.status()).isEqualTo(Status.STOPPED);
        assertThat(window().activity().entries())
                .allMatch(entry -> entry.container().equals("hello"));
    }

    private static boolean inTile(Node node) {
        for (Node each = node; node instanceof Canvas && each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("console-tile")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aLiveConsoleKeepsItsKeys() {
        select("clock");
        Await.fx(() -> {
            window().detail().showConsole();
            return true;
        });
        awaitTerminal("up 0:0");
        Await.until("the console has the keyboard", () -> stage().getScene().getFocusOwner() instanceof Canvas);
        push(KeyCode.DELETE);
        assertThat(Await.fx(() -> window().shell().dialogOpen())).isFalse();
    }

    @Test
    void deletedElsewhereItIsSelectedNoMore() {
        select("hello");
        Nabla.factory(directory().resolve("root")).delete("hello", true);
        Await.until("it is gone", () -> window().list().find("hello").isEmpty());
        assertThat(Await.fx(() -> window().containers().current())).isEmpty();
        assertThat(Await.fx(() -> lookup("#deleteButton").query().isDisabled())).isTrue();
    }
}
