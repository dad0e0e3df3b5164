package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large type in the whole window, by one key. */
class PresentationModeTest extends WindowTest {
    private void key(KeyCode code) {
        press(code).release(code);
    }

    private double size(String query) {
        return Await.fx(() -> lookup(query).<Label>query().getFont().getSize());
    }

    @Test
    void f11EnlargesTheWindowAndEscapeLeaves() {
        awaitSamples();
        double before = size(".empty-title");
        key(KeyCode.F11);
        Await.until(
                "larger", () -> lookup(".empty-title").<Label>query().getFont().getSize() > before * 1.3);
        assertThat(Await.fx(() -> lookup("#presentationMark").query().isVisible()))
                .isTrue();
        key(KeyCode.ESCAPE);
        Await.until(
                "as before",
                () -> lookup(".empty-title").<Label>query().getFont().getSize() == before);
        assertThat(Await.fx(() -> lookup("#presentationMark").query().isVisible()))
                .isFalse();
    }

    @Test
    void anOpenTerminalGrowsToo() {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-clock");
        click("#createStartButton");
        awaitRow("clock-1");
        awaitTerminal("up 0:00:0");
        int before =
                Await.fx(() -> window().presentation().consoleFontSizeProperty().get());
        key(KeyCode.F11);
        assertThat(Await.fx(
                        () -> window().presentation().consoleFontSizeProperty().get()))
                .isGreaterThan(before);
        awaitTerminal("up 0:00:0");
        key(KeyCode.F11);
        assertThat(Await.fx(() -> window().presentation().onProperty().get())).isFalse();
    }

    /** The words on the arrows, in every size of window, beside a lesson or not. */
    @ParameterizedTest
    @CsvSource({"1280,800,false", "1280,800,true", "900,600,false", "900,600,true"})
    void wordsOfTheLifecycleDoNotOverlap(double width, double height, boolean presentation) {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-clock");
        click("#createStartButton");
        awaitRow("clock-1");
        click("#pauseButton");
        Await.until(
                "paused",
                () -> window().list().find("clock-1").orElseThrow().permits(io.nablaconsole.engine.api.Action.RESUME));
        click("#resumeButton");
        Await.until(
                "runs",
                () -> window().list().find("clock-1").orElseThrow().permits(io.nablaconsole.engine.api.Action.PAUSE));
        Await.fx(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
            window().presentation().onProperty().set(presentation);
            window().detail().show(DetailTab.OVERVIEW);
            return true;
        });
        Await.until("the picture is laid out", () -> words().size() >= 10);
        List<Node> words = Await.fx(this::words);
        for (Node one : words) {
            for (Node other : words) {
                if (one != other) {
                    assertThat(overlap(one, other)).as("%s and %s", one, other).isFalse();
                }
            }
        }
    }

    private List<Node> words() {
        Pane picture = lookup(".lifecycle").query();
        picture.applyCss();
        picture.layout();
        List<Node> words = new ArrayList<>(picture.getChildren());
        words.removeIf(node -> !(node instanceof Label));
        return words;
    }

    private static boolean overlap(Node one, Node other) {
        Bounds a = one.getBoundsInParent();
        Bounds b = other.getBoundsInParent();
        double margin = 0.5;
        return a.getMinX() + margin < b.getMaxX()
                && b.getMinX() + margin < a.getMaxX()
                && a.getMinY() + margin < b.getMaxY()
                && b.getMinY() + margin < a.getMaxY();
    }
}
