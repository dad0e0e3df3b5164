package io.nablaconsole.app.shell;

import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.lessons.ComparisonViewModel;
import io.nablaconsole.app.lessons.DeedRunner;
import io.nablaconsole.app.lessons.LessonPanel;
import io.nablaconsole.app.lessons.LessonShelf;
import io.nablaconsole.app.lessons.LessonViewModel;
import io.nablaconsole.app.lessons.LessonsView;
import io.nablaconsole.app.lessons.LessonsViewModel;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.OutputSearch;
import io.nablaconsole.app.live.measure.SideBySide;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Puts the lessons into the window: their page, and the panel beside all pages while one is open. */
final class Teaching {
    private final ShellView shell;
    private final LessonDesk desk;
    private final LessonsViewModel lessons;
    private final ComparisonViewModel comparison;
    private final LessonViewModel lesson;
    private @Nullable LessonPanel panel;

    Teaching(Models models, ShellView shell) {
        Tasks tasks = models.tasks;
        this.shell = shell;
        this.desk = new LessonDesk(shell);
        this.lessons = new LessonsViewModel(
                new LessonShelf(models.settings.lessons()), models.settings.lessonsFile(), tasks, models.notices);
        this.comparison = new ComparisonViewModel(new SideBySide(models.engine), tasks, models.notices);
        DeedRunner runner =
                new DeedRunner(models.list, models.actions, models.samples, models.notices, desk, comparison);
        this.lesson = new LessonViewModel(
                lessons,
                models.list,
                desk,
                new OutputSearch(models.engine, tasks),
                runner,
                comparison.measuredProperty());
        lesson.lessonProperty().subscribe(open -> show(open != null));
    }

    /** Follows what the window shows. */
    void follow(ContainersView containers, DetailView detail, ObservableValue<@Nullable ContainerRow> selected) {
        desk.follow(containers, detail, selected);
    }

    private void show(boolean open) {
        if (open && panel == null) {
            panel = new LessonPanel(lesson, comparison);
        }
        shell.beside(open && panel != null ? panel.root() : null);
    }

    /** The page of lessons; the files are read when it is first asked for. */
    Parent page() {
        lessons.load();
        return new LessonsView(lessons, lesson).root();
    }

    /** Puts the keyboard into the lesson; without one that is open, shows the page of lessons. */
    void focus() {
        if (lesson.lessonProperty().get() != null && panel != null) {
            panel.focus();
        } else {
            shell.show(Page.LESSONS);
        }
    }

    LessonsViewModel lessons() {
        return lessons;
    }

    LessonViewModel lesson() {
        return lesson;
    }
}
