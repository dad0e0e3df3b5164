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

/** The life of a container as a teacher draws it on the board: four states, the one it is in lit, time on each edge. */
final class LifecyclePicture extends Pane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
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
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(480);
    }

    /** Draws {@code life}. */
    void show(Lifecycle life) {
        boxes.forEach((status, box) -> {
            box.pseudoClassStateChanged(CURRENT, status == life.current());
            box.pseudoClassStateChanged(FAILED, status == Status.STOPPED && life.failed());
        });
        create.label.setText(life.create());
        start.label.setText(life.start());
        exec.label.setText(life.exec());
        pause.label.setText(life.pause());
        resume.label.setText(life.resume());
        end.label.setText(life.end());
        setAccessibleText(Messages.get(
                "life.accessible",
                Messages.get("status." + life.current().name().toLowerCase(Locale.ROOT))));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(getWidth(), MAX_WIDTH);
        double gap = (width - ENTRY - 4 * BOX_WIDTH) / 3;
        double x = ENTRY;
        for (Label box : boxesInOrder()) {
            box.resizeRelocate(snapPositionX(x), TOP, BOX_WIDTH, BOX_HEIGHT);
            x += BOX_WIDTH + gap;
        }
        double middle = TOP + BOX_HEIGHT / 2;
        double stopped = ENTRY;
        double created = stopped + BOX_WIDTH + gap;
        double running = created + BOX_WIDTH + gap;
        double paused = running + BOX_WIDTH + gap;
        double bottom = TOP + BOX_HEIGHT;
        create.route(0, middle, stopped, middle);
        create.label(stopped / 2, middle - 10, stopped - 8);
        start.route(stopped + BOX_WIDTH, middle, created, middle);
        start.label((stopped + BOX_WIDTH + created) / 2, middle - 10, gap - 10);
        exec.route(created + BOX_WIDTH, middle, running, middle);
        exec.label((created + BOX_WIDTH + running) / 2, middle - 10, gap - 10);
        pause.route(running + BOX_WIDTH, middle - 7, paused, middle - 7);
        pause.label((running + BOX_WIDTH + paused) / 2, middle - 17, gap - 10);
        resume.route(paused, middle + 7, running + BOX_WIDTH, middle + 7);
        resume.label((running + BOX_WIDTH + paused) / 2, middle + 19, gap - 10);
        double from = running + BOX_WIDTH / 2;
        double to = stopped + BOX_WIDTH / 2;
        end.route(from, bottom, from, bottom + DROP, to, bottom + DROP, to, bottom);
        end.label((from + to) / 2, bottom + DROP + 12, from - to);
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

        Edge() {
            line.getStyleClass().add("life-line");
            head.getStyleClass().add("life-head");
            label.getStyleClass().add("life-label");
            label.setAlignment(Pos.CENTER);
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

        /** Centres the text at {@code x}, {@code y}. */
        void label(double x, double y, double most) {
            double wide = Math.min(Math.max(most, 20), label.prefWidth(Region.USE_COMPUTED_SIZE));
            double high = label.prefHeight(Region.USE_COMPUTED_SIZE);
            label.resizeRelocate(Math.rint(x - wide / 2), Math.rint(y - high / 2), wide, high);
        }
    }
}
