package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.tray.IconPixmap;
import io.nablaconsole.app.tray.TrayViewModel;
import java.nio.ByteBuffer;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.stage.Stage;

/** The window's icon in the tray. */
final class TrayIcon {
    /** Pixels: what trays draw, at one and at two device pixels each; larger ones only fill the bus. */
    private static final double LARGEST = 64;

    private TrayIcon() {}

    /** Shows the icons of {@code stage} in the tray; a click on them brings the stage to the front. */
    static TrayViewModel of(Stage stage, Tasks tasks, ObservableValue<Boolean> shown, ObservableValue<String> says) {
        List<IconPixmap> icons = stage.getIcons().stream()
                .filter(icon -> icon.getWidth() <= LARGEST)
                .map(TrayIcon::pixmap)
                .toList();
        TrayViewModel.Face face = new TrayViewModel.Face(Messages.get("app.name"), icons, () -> raise(stage));
        return new TrayViewModel(tasks, face, System.getenv(), shown, says);
    }

    private static IconPixmap pixmap(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        return new IconPixmap(width, height, bytes.array());
    }

    private static void raise(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }
}
