package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.FxThread;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
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
        Subscription places = Subscription.combine(
                stage.yProperty().subscribe(() -> FxThread.later(size::fit)),
                stage.heightProperty().subscribe(() -> FxThread.later(size::fit)));
        PauseTransition opening = new PauseTransition(OPENING);
        opening.setOnFinished(e -> {
            size.changes.unsubscribe();
            places.unsubscribe();
        });
        opening.play();
    }

    /** With its frame, whose size is known only now, it may be higher than the screen, and its title out of reach. */
    private void fit() {
        if (stage.isMaximized() || stage.isFullScreen()) {
            return;
        }
        Rectangle2D screen = Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(), 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        if (stage.getHeight() > screen.getHeight()) {
            stage.setHeight(screen.getHeight());
        }
        if (stage.getY() < screen.getMinY()) {
            stage.setY(screen.getMinY());
        }
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
