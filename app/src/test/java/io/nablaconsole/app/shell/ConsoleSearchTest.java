package io.nablaconsole.app.shell;

import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The search of a console brings what it finds into sight. */
class ConsoleSearchTest extends WindowTest {
    private static final int LINES = 150;

    /** A terminal counts its lines back from the newest screen: the less, the older. */
    private double place() {
        return Await.fx(() -> lookup(".scroll-bar").queryAllAs(ScrollBar.class).stream()
                .filter(bar -> bar.getMin() < 0)
                .findFirst()
                .map(ScrollBar::getValue)
                .orElse(Double.NaN));
    }

    private void runTwoNeedlesFarApart() {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-args");
        click("#arguments");
        String lines = IntStream.range(0, LINES).mapToObj(i -> "line" + i).collect(Collectors.joining(" "));
        Await.fx(() -> {
            lookup("#arguments").queryTextInputControl().setText("needle " + lines + " other " + lines);
            return true;
        });
        click("#createStartButton");
        awaitRow("args-1");
        awaitTerminal("ended: exited with code 0");
    }

    private void count(String expected) {
        Await.until(
                "the count " + expected,
                () -> lookup(".console-search-count").<Label>query().getText().equals(expected));
    }

    @Test
    void theFirstMatchIsShownAndEachLongerText() {
        runTwoNeedlesFarApart();
        double end = place();
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F).release(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        click("#consoleSearch");
        write("other");
        count("1 of 1");
        Await.until("the middle is shown", () -> place() < end - 50);
        double middle = place();
        Await.fx(() -> {
            lookup("#consoleSearch").queryTextInputControl().setText("needle");
            return true;
        });
        count("1 of 1");
        Await.until("what is above is shown", () -> place() < middle - 50);
    }
}
