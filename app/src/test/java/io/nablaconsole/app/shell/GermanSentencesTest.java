package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.EngineException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** What the engine objects to is read in German, to its end. */
class GermanSentencesTest extends WindowTest {
    @Override
    protected Language language() {
        return Language.GERMAN;
    }

    @Test
    void aFileThatIsNoUnikernelIsNamedInGerman() {
        run(() -> window().openFiles(List.of(Path.of("/bin/sh"))));
        awaitWhole("Linux-Programm (dynamisch");
        awaitWhole("als Unikernel für das Solo5-Ziel spt bauen");
    }

    @Test
    void aNoticeTellsAFailureInGerman() {
        EngineException gone = missing();
        run(() -> window().notices().error("Starten", gone));
        awaitWhole("Container fort gibt es nicht");
    }

    private EngineException missing() {
        try {
            Nabla.factory(directory().resolve("empty")).load("fort");
        } catch (EngineException e) {
            return e;
        }
        throw new AssertionError("there is a container fort");
    }

    private static void run(Runnable work) {
        Await.fx(() -> {
            work.run();
            return true;
        });
    }

    /** Waits for a label that says {@code part}, of which nothing is cut off. */
    private void awaitWhole(String part) {
        Await.until(part, () -> !labels(part).isEmpty());
        assertThat(labels(part))
                .allSatisfy(label -> assertThat(Await.fx(() -> {
                            label.applyCss();
                            label.getScene().getRoot().layout();
                            Node drawn = label.lookup(".text");
                            return drawn instanceof Text text ? text.getText() : "";
                        }))
                        .isEqualTo(label.getText()));
    }

    private List<Label> labels(String part) {
        return lookup(".label").queryAllAs(Label.class).stream()
                .filter(label -> label.isVisible()
                        && label.getText() != null
                        && label.getText().contains(part))
                .toList();
    }
}
