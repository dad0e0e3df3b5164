package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonProgress.Reached;
import io.nablaconsole.app.lessons.script.Lesson;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One lesson on the page of lessons. */
final class LessonCard extends VBox {
    LessonCard(int number, Lesson lesson, LessonsViewModel lessons, LessonViewModel open) {
        Reached reached = lessons.progressProperty().get().of(lesson.id());
        boolean isOpen = lesson.equals(open.lessonProperty().get());
        String title = LessonWords.of(lesson.title());
        getStyleClass().add("lesson-card");
        Label summary = new Label(LessonWords.of(lesson.summary()));
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.getStyleClass().add("lesson-summary");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(head(number, title, reached), summary, gap, foot(lesson, title, reached, isOpen, open));
    }

    private static HBox head(int number, String title, Reached reached) {
        Label badge = new Label(String.valueOf(number));
        badge.getStyleClass().add("lesson-number");
        Label name = new Label(title);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.getStyleClass().add("lesson-title");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(10, badge, name);
        head.setAlignment(Pos.CENTER_LEFT);
        if (reached.finished()) {
            FontIcon finished = new FontIcon("fth-check-circle");
            finished.getStyleClass().add("lesson-finished");
            finished.setAccessibleText(Messages.get("lessons.finished"));
            head.getChildren().add(finished);
        }
        return head;
    }

    private static HBox foot(Lesson lesson, String title, Reached reached, boolean isOpen, LessonViewModel open) {
        int steps = lesson.steps().size();
        int done = Math.min(reached.count(), steps);
        Label size = new Label(
                done == 0
                        ? Messages.get("lessons.size", steps, lesson.minutes())
                        : Messages.get("lessons.done", done, steps));
        size.getStyleClass().add("lesson-size");
        ProgressBar bar = new ProgressBar((double) done / steps);
        bar.setAccessibleText(size.getText());
        bar.getStyleClass().add("lesson-progress");
        VBox progress = new VBox(4, size, bar);
        HBox.setHgrow(progress, Priority.ALWAYS);
        Button again = new Button(null, new FontIcon("fth-rotate-ccw"));
        again.getStyleClass().addAll("flat", "button-icon");
        again.setAccessibleText(Messages.get("lessons.reset.accessible", title));
        Tips.setText(again, Messages.get("lessons.reset.tip"));
        again.setDisable(reached.done() == 0 && open.made(lesson) == 0);
        again.setOnAction(e -> open.reset(lesson));
        boolean begun = reached.done() > 0 && done < steps;
        Button begin = new Button(Messages.get(begun ? "lessons.continue" : "lessons.begin"));
        begin.setId("lesson-" + lesson.id());
        begin.setAccessibleText(Messages.get("lessons.begin.accessible", begin.getText(), title));
        begin.getStyleClass().add("accent");
        begin.setMinWidth(Region.USE_PREF_SIZE);
        begin.setDisable(isOpen);
        begin.setOnAction(e -> open.open(lesson));
        HBox foot = new HBox(8, progress, again, begin);
        foot.setAlignment(Pos.BOTTOM_LEFT);
        return foot;
    }
}
