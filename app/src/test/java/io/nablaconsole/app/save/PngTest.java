package io.nablaconsole.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PngTest {
    @Test
    void whatIsWrittenReadsBack() {
        WritableImage image = new WritableImage(3, 2);
        image.getPixelWriter().setColor(0, 0, Color.RED);
        image.getPixelWriter().setColor(2, 1, Color.web("#123456"));
        Image back = new Image(new ByteArrayInputStream(Png.encode(image)));
        assertThat(back.isError()).isFalse();
        assertThat(back.getWidth()).isEqualTo(3);
        assertThat(back.getPixelReader().getColor(0, 0)).isEqualTo(Color.RED);
        assertThat(back.getPixelReader().getColor(2, 1)).isEqualTo(Color.web("#123456"));
    }
}
