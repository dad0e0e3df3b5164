package io.nablaconsole.app.timeline;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A container's life as a line from top to bottom: a dot for each event, and the time between two of them. */
public final class TimelinePicture extends GridPane {
    private List<TimelineEvent> shown = List.of();

    public TimelinePicture() {
        getStyleClass().add("timeline");
        setMinWidth(300);
    }

    /** Draws {@code events}, oldest first. */
    public void show(List<TimelineEvent> events) {
        if (events.equals(shown)) {
            return;
        }
        shown = List.copyOf(events);
        getChildren().clear();
        for (int i = 0; i < shown.size(); i++) {
            if (i > 0) {
                gap(
                        2 * i - 1,
                        Duration.between(shown.get(i - 1).time(), shown.get(i).time()));
            }
            event(2 * i, shown.get(i));
        }
        setAccessibleText(Messages.get("timeline.accessible", shown.size()));
    }

    private void event(int line, TimelineEvent event) {
        Region dot = new Region();
        dot.getStyleClass()
                .addAll("timeline-dot", "timeline-" + event.kind().name().toLowerCase(Locale.ROOT));
        Label time = label(Formats.moment(event.time()), "timeline-time");
        setHalignment(time, HPos.RIGHT);
        addRow(line, time, dot, label(event.text(), "timeline-text"));
    }

    private void gap(int line, Duration between) {
        Region rail = new Region();
        rail.getStyleClass().add("timeline-rail");
        StackPane middle = new StackPane(rail);
        add(middle, 1, line);
        setValignment(middle, VPos.CENTER);
        add(label("+ " + Formats.millis(between), "timeline-gap"), 2, line);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
