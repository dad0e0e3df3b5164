package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.TransferProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The form's labels, copies and what will run; groups and archives in the table. */
class FormTest extends WindowTest {
    private static void type(String query, String text, FormTest test) {
        Await.fx(() -> {
            test.lookup(query).queryAs(TextField.class).setText(text);
            return true;
        });
    }

    private void createLabelled(String team) {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-hello");
        click("#addLabel");
        type(".label-lines .field .text-field", "team", this);
        type(".label-lines .field-line > .text-field", team, this);
        click("#createButton");
    }

    private Container load(String id) {
        return Nabla.factory(directory().resolve("root")).load(id);
    }

    @Test
    void whatWillRunIsShownWhileOneTypes() {
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-hello");
        Await.until(
                "the layout of the image",
                () -> lookup(".preview-regions .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().equals("heap and stack")));
    }

    @Test
    void labelsAreGroupedByAndACopyHasThemToo() {
        createLabelled("blue");
        awaitRow("hello-1");
        press(KeyCode.CONTROL, KeyCode.D).release(KeyCode.D, KeyCode.CONTROL);
        click("#createButton");
        ContainerRow copy = awaitRow("hello-2");
        assertThat(copy.now().annotations()).isEqualTo(Map.of("team", "blue"));
        clickOn("#groupButton");
        clickOn("team");
        Await.until(
                "a heading and two containers",
                () -> lookup("#containerTable")
                                .queryAs(TableView.class)
                                .getItems()
                                .size()
                        == 3);
        Await.until(
                "the heading",
                () -> lookup(".group-heading").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.isVisible() && label.getText().equals("blue · 2 containers")));
    }

    @Test
    void twoClicksOpenTheConsole() {
        createLabelled("red");
        awaitRow("hello-1");
        doubleClickOn("hello-1");
        Await.until(
                "the console is on show",
                () -> Await.fx(() -> window().detail().tabProperty().get()) == DetailTab.CONSOLE);
    }

    @Test
    void anExportedContainerIsImportedByOpeningItsFile() {
        createLabelled("green");
        awaitRow("hello-1");
        Path archive = directory().resolve("hello.zip");
        assertThat(Nabla.exportContainer(load("hello-1"), archive, false, TransferProgress.UNSEEN))
                .isTrue();
        Await.fx(() -> {
            window().openFiles(List.of(archive));
            return true;
        });
        ContainerRow imported = awaitRow("hello-2");
        assertThat(imported.now().annotations()).containsEntry("team", "green");
        assertThat(imported.now().problem()).isNull();
    }
}
