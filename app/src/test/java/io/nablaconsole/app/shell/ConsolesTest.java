package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.api.Status;
import java.nio.file.Files;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Several consoles, the search, the palette, and what is remembered. */
class ConsolesTest extends WindowTest {
    private ContainerRow run(String sample) {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-" + sample);
        click("#createStartButton");
        return awaitRow(sample + "-1");
    }

    private void key(KeyCode... codes) {
        press(codes).release(codes);
    }

    @Test
    void pinnedConsolesAreShownSideBySideAndAsTabs() {
        run("hello");
        awaitTerminal("ended: exited with code 0");
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        Await.until("one tile", () -> lookup(".console-tile").queryAll().size() == 1);
        Await.fx(() -> {
            window().shell().show(Page.CONTAINERS);
            return true;
        });
        run("clock");
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        Await.until("two tiles", () -> lookup(".console-tile").queryAll().size() == 2);
        click("#consoleTabs");
        Await.until("tabs", () -> window().pinned().tabsProperty().get());
        assertThat(Await.fx(() -> window().pinned().ids())).containsExactly("hello-1", "clock-1");
    }

    @Test
    void theSearchCountsWhatItFinds() {
        run("hello");
        awaitTerminal("ended: exited with code 0");
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        click("#consoleSearch");
        write("world");
        Await.until(
                "a match",
                () -> lookup(".console-search-count").<Label>query().getText().contains("1"));
        key(KeyCode.ESCAPE);
        Await.until("the bar is gone", () -> lookup("#consoleSearch").queryAll().isEmpty());
    }

    @Test
    void thePaletteStopsAContainer() {
        ContainerRow row = run("clock");
        Await.until("it runs", () -> row.status() == Status.RUNNING);
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        click("#paletteQuery");
        write("stop cl");
        key(KeyCode.ENTER);
        Await.until("it has ended", () -> row.status() == Status.STOPPED);
    }

    @Test
    void theWindowIsOpenedAsItWasLeft() throws Exception {
        run("hello");
        awaitTerminal("ended");
        Await.fx(() -> {
            window().pinSelected();
            window().pinned().tabsProperty().set(true);
            stage().hide();
            return true;
        });
        Await.untilAnywhere(
                "the layout is written", () -> Files.exists(directory().resolve("window.json")));
        WindowLayout left = JsonFile.layout(directory()).read();
        assertThat(left.consoleTabs()).isTrue();
        assertThat(left.consoles()).containsValue(java.util.List.of("hello-1"));
        assertThat(left.columns()).extracting(WindowLayout.Column::id).contains("name", "exit");
        assertThat(left.tab()).isEqualTo(1);
    }
}
