package io.nablaconsole.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

/** The letters of terminals in a presentation, and afterwards. */
class PresentationTest {
    private final IntegerProperty preferred = new SimpleIntegerProperty(14);
    private final Presentation presentation = new Presentation(preferred, 32);

    @Test
    void terminalsGrowAndShrinkBack() {
        presentation.toggle();
        assertThat(presentation.consoleFontSizeProperty().get()).isEqualTo(21);
        presentation.toggle();
        assertThat(presentation.consoleFontSizeProperty().get()).isEqualTo(14);
        assertThat(preferred.get()).isEqualTo(14);
    }

    @Test
    void zoomingInAPresentationIsNotRemembered() {
        presentation.toggle();
        presentation.consoleFontSizeProperty().set(30);
        assertThat(preferred.get()).isEqualTo(14);
        presentation.toggle();
        assertThat(presentation.consoleFontSizeProperty().get()).isEqualTo(14);
    }

    @Test
    void zoomingOtherwiseIs() {
        presentation.consoleFontSizeProperty().set(16);
        assertThat(preferred.get()).isEqualTo(16);
        preferred.set(12);
        assertThat(presentation.consoleFontSizeProperty().get()).isEqualTo(12);
    }

    @Test
    void lettersDoNotGrowBeyondTheLargest() {
        preferred.set(30);
        presentation.toggle();
        assertThat(presentation.consoleFontSizeProperty().get()).isEqualTo(32);
    }
}
