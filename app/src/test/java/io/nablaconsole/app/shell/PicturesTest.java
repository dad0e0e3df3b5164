package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every picture of the window can be saved, by its context menu and by the palette. */
class PicturesTest extends WindowTest {
    @BeforeEach
    void askNobody() {
        Await.fx(() -> {
            window().files()
                    .askBy((owner, name, kind) -> Optional.of(directory().resolve(name)));
            return true;
        });
        awaitSamples();
        click("#newButton");
        click(".create-dialog #sample-hello");
        click("#createStartButton");
        awaitRow("hello-1");
        awaitTerminal("ended");
    }

    private List<String> shown(DetailTab tab) {
        Await.fx(() -> {
            window().detail().show(tab);
            return true;
        });
        Await.until(
                "pictures of " + tab,
                () -> !PictureSaver.shown(stage().getScene()).isEmpty());
        return Await.fx(() -> PictureSaver.shown(stage().getScene()).stream()
                .map(PictureSaver.Picture::title)
                .toList());
    }

    @Test
    void everyTabOffersItsPictures() {
        assertThat(shown(DetailTab.OVERVIEW)).contains("hello-1 lifecycle");
        assertThat(shown(DetailTab.CONSOLE)).contains("hello-1 console");
        assertThat(shown(DetailTab.STATISTICS)).contains("hello-1 Processor", "hello-1 Resident memory");
        Await.untilAnywhere("the memory map", () -> shown(DetailTab.SANDBOX).contains("hello-1 memory map"));
    }

    @Test
    void theContextMenuSavesWhatIsOnShow() throws IOException {
        shown(DetailTab.OVERVIEW);
        Node picture = lookup(".lifecycle").query();
        Await.fx(() -> {
            // Monocle's mouse asks for no context menus
            picture.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 20, 300, 300, false, new PickResult(picture, 20, 20)));
            return true;
        });
        click("Save as PNG …");
        Path file = directory().resolve("hello-1-lifecycle.png");
        Await.untilAnywhere("the picture is written", () -> Files.exists(file));
        Image image = new Image(Files.newInputStream(file));
        assertThat(image.getWidth()).isCloseTo(2 * picture.getLayoutBounds().getWidth(), Offset.offset(2.0));
        assertThat(directory().resolve("hello-1-lifecycle.png.part")).doesNotExist();
    }

    @Test
    void thePaletteSavesTheTerminal() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
        click("#paletteQuery");
        write("png console");
        type(KeyCode.ENTER);
        Await.untilAnywhere(
                "the picture is written", () -> Files.exists(directory().resolve("hello-1-console.png")));
    }
}
