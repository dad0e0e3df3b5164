package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.TransferProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What the window asks before it does something its user may not have meant, and what it takes as an answer. */
class QuestionsTest extends WindowTest {
    private Factory factory() {
        return Nabla.factory(directory().resolve("root"));
    }

    private void open(Path file) {
        Await.fx(() -> {
            window().openFiles(List.of(file));
            return true;
        });
    }

    private void awaitNoDialog() {
        Await.until("the dialog is closed", () -> !window().shell().dialogOpen());
    }

    private void awaitExit(String code) {
        Await.until(
                "it exits with " + code + ", " + window().notices().shown(),
                () -> row("mine").orElseThrow().exitText().equals(code));
    }

    private String things() {
        Await.until("a question", () -> !lookup(".question-things").queryAll().isEmpty());
        return lookup(".question-things").queryAs(TextArea.class).getText();
    }

    @Test
    void anArchiveThatNamesThingsOfThisHostIsAskedAboutFirst() throws IOException {
        Path disk = Files.write(directory().resolve("data.img"), new byte[4096]);
        Config config = Config.builder(Nabla.images().sampleFile("disk"))
                .device("storage", new BlockFile(disk, true, 512))
                .build();
        Container container = factory().create("travelled", config);
        Path archive = directory().resolve("travelled"); // by what is in it, not by its ending
        Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
        container.destroy();
        open(archive);
        assertThat(things()).isEqualTo("annotations.io.nablaconsole.block.storage " + disk);
        press(KeyCode.ENTER).release(KeyCode.ENTER); // a hasty one trusts nothing
        awaitNoDialog();
        assertThat(window().list().rows()).isEmpty();
        open(archive);
        things();
        click("#importTrust");
        awaitNoDialog();
        awaitRow("travelled-1");
    }

    @Test
    void aUnikernelThatWasBuiltAgainIsTakenOrKeptAsOneLikes() throws IOException {
        Path image = Files.copy(Nabla.images().sampleFile("hello"), directory().resolve("mine.spt"));
        factory().create("mine", Config.builder(image).build());
        awaitRow("mine");
        Await.fx(() -> {
            window().containers().select(row("mine").orElseThrow());
            return true;
        });
        Files.copy(Nabla.images().sampleFile("crash"), image, StandardCopyOption.REPLACE_EXISTING);
        click("#startButton");
        assertThat(things()).isEqualTo(image.toString());
        click("#rebuiltKeep");
        awaitNoDialog();
        awaitExit("0");
        click("#startButton");
        things();
        click("#rebuiltTake");
        awaitNoDialog();
        awaitExit("SIGSEGV"); // as crash does
    }

    @Test
    void aPathCanBeTypedIntoTheForm() throws IOException {
        Path image = Files.copy(Nabla.images().sampleFile("hello"), directory().resolve("my hello.spt"));
        awaitSamples();
        click("#newButton");
        clickOn("#createFile");
        write("'" + image + "'");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        Await.until(
                "the name is proposed",
                () -> lookup("#createFile").queryAs(TextField.class).getText().equals(image.toString())
                        && !lookup("#createButton").query().isDisabled());
        click("#createButton");
        awaitRow("my-hello-1");
    }

    @Test
    void whatIsNoNumberDoesNotStayInThePreferences() {
        Await.fx(() -> {
            window().shell().show(Page.PREFERENCES);
            return true;
        });
        Await.until("the page", () -> !lookup("#fontSize").queryAll().isEmpty());
        Spinner<?> size = lookup("#fontSize").queryAs(Spinner.class);
        doubleClickOn(size.getEditor());
        write("abc");
        press(KeyCode.TAB).release(KeyCode.TAB);
        Await.until("the size that counts", () -> size.getEditor().getText().equals("13"));
    }
}
