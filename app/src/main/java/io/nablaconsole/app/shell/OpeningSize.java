package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.FxThread;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * Gives a window the size it was meant to open with; for the FX thread.
 *
 * <p>Some window managers (Openbox, that of LXDE and LXQt) map a JavaFX window with its least size, a moment after it was
 * shown. They are asked once more: one that arranges windows by itself has the last word then.
 */
final class OpeningSize {
    /** A window manager has answered by then, and nobody has yet taken the window by its edge. */
    private static final Duration OPENING = Duration.seconds(1);

    private final Stage stage;
    private final double width;
    private final double height;
    private Subscription changes = Subscription.EMPTY;

    private OpeningSize(Stage stage) {
        this.stage = stage;
        this.width = stage.getWidth();
        this.height = stage.getHeight();
    }

    /** Holds {@code stage}, which was shown just now, to its size while it opens. */
    static void hold(Stage stage) {
        if (stage.isMaximized()) {
            return;
        }
        OpeningSize size = new OpeningSize(stage);
        size.changes = stage.widthProperty().subscribe(now -> size.compare(now.doubleValue()));
        PauseTransition opening = new PauseTransition(OPENING);
        opening.setOnFinished(e -> size.changes.unsubscribe());
        opening.play();
    }

    private void compare(double now) {
        if (now < width) {
            changes.unsubscribe();
            FxThread.later(() -> {
                stage.setWidth(width);
                stage.setHeight(height);
            });
        }
    }
}
