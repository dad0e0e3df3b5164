package io.nablaconsole.app.detail;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Status;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** The life of a container as a teacher draws it on the board: four states, the one it is in lit, time on each edge. */
final class LifecyclePicture extends Pane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double USUAL_FONT = 13;
    private static final double NARROWEST_SHARE = 8;
    private static final double BOX_MARGIN = 16;
    private static final double BOX_WIDTH = 92;
    private static final double BOX_HEIGHT = 34;
    private static final double TOP = 26;
    private static final double DROP = 26;
    private static final double HEIGHT = TOP + BOX_HEIGHT + DROP + 26;
    private static final double ENTRY = 96;
    private static final double MAX_WIDTH = 980;

    private final Map<Status, Label> boxes = new EnumMap<>(Status.class);
    private final Edge create = new Edge();
    private final Edge start = new Edge();
    private final Edge exec = new Edge();
    private final Edge pause = new Edge();
    private final Edge resume = new Edge();
    private final Edge end = new Edge();

    LifecyclePicture() {
        getStyleClass().add("lifecycle");
        for (Status status : new Status[] {Status.STOPPED, Status.CREATED, Status.RUNNING, Status.PAUSED}) {
            Label box = new Label(Messages.get("status." + status.name().toLowerCase(Locale.ROOT)));
            box.getStyleClass().addAll("life-node", "life-" + status);
            box.setAlignment(Pos.CENTER);
            boxes.put(status, box);
            getChildren().add(box);
        }
        setMinWidth(440);
    }

    /** Draws {@code life}. */
    void show(Lifecycle life) {
        boxes.forEach((status, box) -> {
            box.pseudoClassStateChanged(CURRENT, status == life.current());
            box.pseudoClassStateChanged(FAILED, status == Status.STOPPED && life.failed());
        });
        create.text = life.create();
        start.text = life.start();
        exec.text = life.exec();
        pause.text = life.pause();
        resume.text = life.resume();
        end.text = life.end();
        setAccessibleText(Messages.get(
                "life.accessible",
                Messages.get("status." + life.current().name().toLowerCase(Locale.ROOT))));
        requestLayout();
    }

    /** How much larger than usual the letters are: all lengths follow. */
    private double scale() {
        return box(Status.STOPPED).getFont().getSize() / USUAL_FONT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT * scale();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return HEIGHT * scale();
    }

    /** The width of a box: less where there is little room, but never less than its words need. */
    private double boxWidth(double width) {
        double least = boxes.values().stream()
                .mapToDouble(box -> box.prefWidth(Region.USE_COMPUTED_SIZE))
                .max()
                .orElse(0);
        return Math.max(least + BOX_MARGIN * scale(), Math.min(BOX_WIDTH * scale(), width / NARROWEST_SHARE));
    }

    @Override
    protected void layoutChildren() {
        double scale = scale();
        double width = Math.min(getWidth(), MAX_WIDTH * scale);
        double boxWidth = boxWidth(width);
        double boxHeight = BOX_HEIGHT * scale;
        double top = TOP * scale;
        double entry = Math.min(ENTRY * scale, Math.max(width / 10, 44 * scale));
        double gap = (width - entry - 4 * boxWidth) / 3;
        double x = entry;
        for (Label box : boxesInOrder()) {
            box.resizeRelocate(snapPositionX(x), top, boxWidth, boxHeight);
            x += boxWidth + gap;
        }
        double middle = top + boxHeight / 2;
        double created = entry + boxWidth + gap;
        double running = created + boxWidth + gap;
        double paused = running + boxWidth + gap;
        double apart = 7 * scale;
        create.route(0, middle, entry, middle);
        create.above(entry / 2, middle, entry - 4);
        start.route(entry + boxWidth, middle, created, middle);
        start.above((entry + boxWidth + created) / 2, middle, gap - 4);
        exec.route(created + boxWidth, middle, running, middle);
        exec.above((created + boxWidth + running) / 2, middle, gap - 4);
        pause.route(running + boxWidth, middle - apart, paused, middle - apart);
        pause.above((running + boxWidth + paused) / 2, middle - apart, gap - 4);
        resume.route(paused, middle + apart, running + boxWidth, middle + apart);
        resume.below((running + boxWidth + paused) / 2, middle + apart, gap - 4);
        double bottom = top + boxHeight;
        double from = running + boxWidth / 2;
        double to = entry + boxWidth / 2;
        double low = bottom + DROP * scale;
        end.route(from, bottom, from, low, to, low, to, bottom);
        end.below((from + to) / 2, low, from - to);
    }

    private Iterable<Label> boxesInOrder() {
        return java.util.List.of(box(Status.STOPPED), box(Status.CREATED), box(Status.RUNNING), box(Status.PAUSED));
    }

    private Label box(Status status) {
        return java.util.Objects.requireNonNull(boxes.get(status));
    }

    /** An arrow with a text beside it. */
    private final class Edge {
        private final Polyline line = new Polyline();
        private final Polygon head = new Polygon(0, 0, -8, -4, -8, 4);
        private final Label label = new Label();
        private String text = "";

        Edge() {
            line.getStyleClass().add("life-line");
            head.getStyleClass().add("life-head");
            label.getStyleClass().add("life-label");
            label.setAlignment(Pos.CENTER);
            label.setTextAlignment(TextAlignment.CENTER);
            getChildren().addAll(line, head, label);
        }

        /** Goes along {@code points}, x and y by turns, the arrow at the last. */
        void route(double... points) {
            line.getPoints().clear();
            for (double point : points) {
                line.getPoints().add(Math.rint(point) + 0.5);
            }
            int n = points.length;
            double angle = Math.atan2(points[n - 1] - points[n - 3], points[n - 2] - points[n - 4]);
            head.getTransforms().setAll(new javafx.scene.transform.Rotate(Math.toDegrees(angle), 0, 0));
            head.setLayoutX(Math.rint(points[n - 2]) + 0.5);
            head.setLayoutY(Math.rint(points[n - 1]) + 0.5);
        }

        /** Puts the text above the line, centred at {@code x}. */
        void above(double x, double y, double most) {
            double high = fit(most);
            place(x, y - high - 2, most, high);
        }

        /** Puts the text below the line, centred at {@code x}. */
        void below(double x, double y, double most) {
            place(x, y + 3, most, fit(most));
        }

        /** Breaks the text before its time where {@code most} is too little for one line; gives its height. */
        private double fit(double most) {
            Text line = new Text(text); // measured apart: changing the label itself would ask for a layout each time
            line.setFont(label.getFont());
            label.setText(line.getLayoutBounds().getWidth() > most ? text.replace("  ", "\n") : text);
            return label.prefHeight(Region.USE_COMPUTED_SIZE);
        }

        private void place(double x, double y, double most, double high) {
            double wide = Math.min(Math.max(most, 20), label.prefWidth(Region.USE_COMPUTED_SIZE));
            label.resizeRelocate(Math.rint(x - wide / 2), Math.rint(y), wide, high);
        }
    }
}
