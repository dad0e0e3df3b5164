package io.nablaconsole.app.fx;

import atlantafx.base.controls.RingProgressIndicator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * A ring that turns while something is being done. It turns only where it can be seen: a turning one costs the processor
 * its share in every frame, and keeps its window in memory when that is closed.
 */
public final class BusyRing extends RingProgressIndicator {
    private static final double TURNING = -1;

    public BusyRing() {
        super(0);
        ObservableValue<Boolean> shown = sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> isVisible() && shown.getValue() ? TURNING : 0, visibleProperty(), shown));
    }
}
