package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonShelf.Entry;
import io.nablaconsole.app.lessons.script.Lesson;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** The page of lessons: a card for each, to begin, go on or begin anew; files that are wrong below them. */
public final class LessonsView {
    private final LessonsViewModel lessons;
    private final LessonViewModel open;
    private final Parent root;

    @FXML
    private Pane cards;

    @FXML
    private Pane broken;

    @FXML
    private Label own;

    @FXML
    private Button tidy;

    public LessonsView(LessonsViewModel lessons, LessonViewModel open) {
        this.lessons = lessons;
        this.open = open;
        this.root = Views.load(FxmlFile.LESSONS, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        own.setText(Messages.get("lessons.own", lessons.directory()));
        broken.managedProperty().bind(broken.visibleProperty());
        lessons.entries().addListener((InvalidationListener) o -> show());
        lessons.progressProperty().subscribe(progress -> show());
        open.lessonProperty().subscribe(lesson -> show());
        open.madeProperty().subscribe(count -> showLeft(count.intValue()));
    }

    private void showLeft(int count) {
        tidy.setText(Messages.get("lessons.tidy", count));
        tidy.setVisible(count > 0);
        tidy.setManaged(count > 0);
        show();
    }

    @FXML
    void tidy() {
        open.tidy();
    }

    @FXML
    void reload() {
        lessons.load();
    }

    private void show() {
        cards.getChildren().clear();
        broken.getChildren().clear();
        int number = 0;
        for (Entry entry : lessons.entries()) {
            Lesson lesson = entry.lesson();
            if (lesson != null) {
                cards.getChildren().add(new LessonCard(++number, lesson, lessons, open));
            } else {
                broken.getChildren().add(problem(entry));
            }
        }
        broken.setVisible(!broken.getChildren().isEmpty());
    }

    private static Label problem(Entry entry) {
        Label label = new Label(Messages.get("lessons.broken", entry.file(), String.valueOf(entry.problem())));
        label.setWrapText(true);
        label.getStyleClass().addAll("report", "report-bad", "lesson-problem");
        return label;
    }
}
