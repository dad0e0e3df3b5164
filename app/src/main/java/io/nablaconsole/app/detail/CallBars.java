package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How many system calls are open to this guest, to a Linux container and to any program, as three bars to scale. */
final class CallBars extends GridPane {
    private static final double LEAST = 3;

    CallBars() {
        setId("callBars");
        getStyleClass().add("call-bars");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints counts = new ColumnConstraints();
        counts.setHalignment(HPos.RIGHT);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, counts, bars);
    }

    /** Shows {@code guest} calls beside those of {@code linux}. */
    void show(int guest, LinuxCalls linux) {
        getChildren().clear();
        int all = linux.kernel().calls();
        line(0, "guest", guest, all, "");
        line(1, "container", linux.container().calls(), all, linux.container().source());
        line(2, "kernel", all, all, linux.kernel().source());
        setAccessibleText(Messages.get(
                "sandbox.compare.accessible", guest, linux.container().calls(), all));
    }

    private void line(int row, String kind, int calls, int all, String source) {
        Label name = new Label(Messages.get("sandbox.compare." + kind));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label count = new Label(String.valueOf(calls));
        count.getStyleClass().add("call-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Pane bar = new Bar((double) calls / all, "call-bar-" + kind);
        if (!source.isEmpty()) {
            Tips.setText(name, source);
            Tips.setText(bar, source);
        }
        addRow(row, name, count, bar);
    }

    /** A bar that takes {@code part} of the width it is given. */
    private static final class Bar extends Pane {
        private final double part;
        private final Region filled = new Region();

        Bar(double part, String style) {
            this.part = part;
            filled.getStyleClass().addAll("call-bar", style);
            getStyleClass().add("call-track");
            getChildren().add(filled);
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, Math.max(LEAST, Math.rint(getWidth() * part)), getHeight());
        }
    }
}
