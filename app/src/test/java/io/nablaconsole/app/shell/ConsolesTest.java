package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
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

    private WindowLayout layout() {
        try {
            return JsonFile.layout(directory()).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WindowLayout.Shown shown() {
        return layout().of(directory().resolve("root").toString());
    }

    @Test
    void theWindowIsOpenedAsItWasLeftAlsoWhenItIsKilled() {
        run("hello");
        awaitTerminal("ended");
        Await.fx(() -> {
            window().pinSelected();
            window().pinned().tabsProperty().set(true);
            return true;
        });
        Await.untilAnywhere("the layout is written", () -> shown().consoles().equals(List.of("hello-1")));
        WindowLayout left = layout();
        assertThat(left.consoleTabs()).isTrue();
        assertThat(left.columns()).extracting(WindowLayout.Column::id).contains("name", "exit");
        assertThat(left.tab()).isEqualTo("CONSOLE");
        Await.fx(() -> {
            stage().hide();
            show(stage());
            return true;
        });
        Await.until(
                "the container is selected again",
                () -> window().containers()
                        .current()
                        .filter(row -> row.id().value().equals("hello-1"))
                        .isPresent());
        awaitTerminal("ended");
    }

    /** The console of {@code row} in a window of its own, moved and made smaller. */
    private Stage ownWindow(ContainerRow row) {
        return Await.fx(() -> {
            window().consoleWindows().open(row);
            Stage own = windowOf(row.id().value()).orElseThrow();
            own.setX(40);
            own.setY(60);
            own.setWidth(500);
            own.setHeight(300);
            return own;
        });
    }

    private static Optional<Stage> windowOf(String id) {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(open -> id.equals(open.getTitle()))
                .findFirst();
    }

    @Test
    void consolesInWindowsOfTheirOwnComeBackWhereTheyWereUnlessTheirContainerIsGone() {
        ContainerRow kept = run("clock");
        ContainerRow gone = run("hello");
        ownWindow(kept);
        ownWindow(gone);
        Await.fx(() -> {
            stage().hide();
            return true;
        });
        Await.untilAnywhere("the layout is written", () -> shown().windows().size() == 2);
        assertThat(Await.fx(() -> windowOf("clock-1"))).isEmpty();
        Nabla.factory(directory().resolve("root")).delete("hello-1", true);
        Await.fx(() -> {
            show(stage());
            return true;
        });
        Await.until("its window is there again", () -> windowOf("clock-1").isPresent());
        Await.until(
                "the container that is left is listed",
                () -> window().list().find("clock-1").isPresent());
        Stage own = Await.fx(() -> windowOf("clock-1").orElseThrow());
        assertThat(List.of(own.getX(), own.getY(), own.getWidth(), own.getHeight()))
                .containsExactly(40.0, 60.0, 500.0, 300.0);
        assertThat(Await.fx(() -> windowOf("hello-1"))).isEmpty();
        assertThat(Await.fx(() -> window().consoleWindows().places()))
                .extracting(WindowLayout.Place::id)
                .containsExactly("clock-1");
    }
}
