package io.nablaconsole.app.theme;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * Large type and high contrast for showing the window to others, terminals included; not remembered. For the FX thread.
 */
public final class Presentation {
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final IntegerProperty consoleFontSize = new SimpleIntegerProperty();
    private final int largest;

    /**
     * Begins without a presentation.
     *
     * @param preferred size of the terminals' letters in points otherwise; what is changed in a presentation does not
     *     reach it
     * @param largest size in points
     */
    public Presentation(IntegerProperty preferred, int largest) {
        this.largest = largest;
        consoleFontSize.set(preferred.get());
        preferred.addListener((o, was, now) -> consoleFontSize.set(shown(now.intValue())));
        on.addListener((o, was, now) -> consoleFontSize.set(shown(preferred.get())));
        consoleFontSize.addListener((o, was, now) -> {
            if (!on.get()) {
                preferred.set(now.intValue());
            }
        });
    }

    private int shown(int preferred) {
        return on.get() ? Math.min(largest, preferred * 3 / 2) : preferred;
    }

    /** Whether it is on. */
    public BooleanProperty onProperty() {
        return on;
    }

    /** Begins or ends it. */
    public void toggle() {
        on.set(!on.get());
    }

    /** Size of the terminals' letters now, in points. */
    public IntegerProperty consoleFontSizeProperty() {
        return consoleFontSize;
    }
}
