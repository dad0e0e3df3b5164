package io.nablaconsole.app.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/** The picture of the window in task bars and switchers. */
final class WindowIcons {
    private WindowIcons() {}

    /** The picture in all its sizes. */
    static List<Image> all() {
        return IntStream.of(16, 32, 64, 128, 256).mapToObj(WindowIcons::icon).toList();
    }

    private static Image icon(int size) {
        String name = "/io/nablaconsole/app/icons/nabla-" + size + ".png";
        return new Image(Objects.requireNonNull(WindowIcons.class.getResourceAsStream(name), name));
    }
}
