package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonViewModel.Moment;
import io.nablaconsole.app.lessons.script.Check;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.Step;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The lesson that is open, beside the pages: one step at a time. */
public final class LessonPanel {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final LessonViewModel model;
    private final ComparisonTable comparison;
    private final Parent root;
    private @Nullable Step shown;

    @FXML
    private Label lessonTitle;

    @FXML
    private Label stepNumber;

    @FXML
    private ProgressBar progress;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label stepTitle;

    @FXML
    private Prose text;

    @FXML
    private Pane deeds;

    @FXML
    private Pane figures;

    @FXML
    private Pane checks;

    @FXML
    private Node questionBox;

    @FXML
    private Prose question;

    @FXML
    private Button answerButton;

    @FXML
    private Prose answer;

    @FXML
    private Button backButton;

    @FXML
    private Button nextButton;

    /**
     * Makes the panel; it shows itself while a lesson is open.
     *
     * @param comparison whose figures are shown in the step that asks for them
     */
    public LessonPanel(LessonViewModel model, ComparisonViewModel comparison) {
        this.model = model;
        this.comparison = new ComparisonTable(comparison);
        this.root = Views.load(FxmlFile.LESSON, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        figures.getChildren().add(comparison);
        for (Node node : List.of(deeds, figures, checks, questionBox, answer, answerButton)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        model.lessonProperty().subscribe(this::showLesson);
        model.momentProperty().subscribe(this::showMoment);
    }

    private void showLesson(@Nullable Lesson lesson) {
        if (lesson != null) {
            lessonTitle.setText(LessonWords.of(lesson.title()));
        }
        shown = null;
    }

    private void showMoment(@Nullable Moment now) {
        Lesson lesson = model.lessonProperty().get();
        if (now == null || lesson == null) {
            return;
        }
        int steps = lesson.steps().size();
        if (!now.step().equals(shown)) {
            shown = now.step();
            showStep(now.step());
            stepNumber.setText(Messages.get("lessons.step", now.index() + 1, steps));
            backButton.setDisable(now.index() == 0);
        }
        boolean last = now.index() == steps - 1;
        progress.setProgress((double) now.count() / steps);
        for (int i = 0; i < now.obstacles().size(); i++) {
            ((DeedLine) deeds.getChildren().get(i)).obstacle(now.obstacles().get(i));
        }
        for (int i = 0; i < checks.getChildren().size(); i++) {
            showHeld(checks.getChildren().get(i), now.step().checks().get(i), i < now.held());
        }
        nextButton.setText(Messages.get(last ? "lessons.finish" : now.done() ? "lessons.next" : "lessons.skip"));
        nextButton.getStyleClass().remove("accent");
        if (now.done()) {
            questionBox.setVisible(now.step().question() != null);
            nextButton.getStyleClass().add("accent");
        }
    }

    private void showStep(Step step) {
        stepTitle.setText(LessonWords.of(step.title()));
        text.show(LessonWords.of(step.text()));
        deeds.getChildren()
                .setAll(step.deeds().stream()
                        .map(deed -> new DeedLine(deed, model))
                        .toList());
        deeds.setVisible(!step.deeds().isEmpty());
        figures.setVisible(step.deeds().stream().anyMatch(Deed.Measure.class::isInstance));
        checks.getChildren()
                .setAll(step.checks().stream().map(LessonPanel::line).toList());
        checks.setVisible(!step.checks().isEmpty());
        questionBox.setVisible(false); // it may tell what the step brings
        if (step.question() != null) {
            question.show(LessonWords.of(step.question().question()));
            answer.show(LessonWords.of(step.question().answer()));
        }
        answer.setVisible(false);
        answerButton.setVisible(true);
        scroll.setVvalue(0);
    }

    private static Label line(Check check) {
        Label line = new Label(LessonWords.of(check, false), new FontIcon("fth-circle"));
        line.getStyleClass().add("lesson-check");
        line.setWrapText(true);
        return line;
    }

    private static void showHeld(Node node, Check check, boolean held) {
        node.pseudoClassStateChanged(HELD, held);
        if (node instanceof Label line && line.getGraphic() instanceof FontIcon icon) {
            icon.setIconLiteral(held ? "fth-check-circle" : "fth-circle");
            line.setText(LessonWords.of(check, held));
            line.setAccessibleText(Messages.get(held ? "lessons.check.held" : "lessons.check.waiting", line.getText()));
        }
    }

    /** Puts the keyboard into the panel: on what is to be done, else on the way on. */
    public void focus() {
        Moment now = model.momentProperty().get();
        deeds.getChildren().stream()
                .map(node -> ((DeedLine) node).button())
                .filter(button -> now != null && !now.done() && !button.isDisabled())
                .findFirst()
                .orElse(nextButton)
                .requestFocus();
    }

    @FXML
    void showAnswer() {
        answer.setVisible(true);
        answerButton.setVisible(false);
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void next() {
        model.next();
    }

    @FXML
    void reset() {
        Lesson lesson = model.lessonProperty().get();
        if (lesson != null) {
            model.reset(lesson);
        }
    }

    @FXML
    void close() {
        model.close();
    }
}
