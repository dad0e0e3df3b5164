package io.nablaconsole.app.fx;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/**
 * A name that somebody else chose, perhaps with hundreds of characters. One of usual length is always shown whole; a long
 * one loses its middle, leaves room for what stands beside it, and is told whole by its tip.
 */
public final class NameLabel extends Label {
    private static final double USUAL = 14;
    private static final double MOST = 30;

    public NameLabel() {
        this("");
    }

    public NameLabel(String text) {
        super(text);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        textProperty().subscribe(now -> Tips.setText(this, now.length() > USUAL ? now : null));
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(super.computePrefWidth(height), USUAL * getFont().getSize());
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(super.computePrefWidth(height), MOST * getFont().getSize());
    }
}
