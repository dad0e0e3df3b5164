package io.nablaconsole.app.lessons;

import io.nablaconsole.app.lessons.LessonProgress.Reached;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.Step;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.OutputSearch;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** The lesson that is open: the step on show, what of it is done, the way on and back. For the FX thread. */
public final class LessonViewModel {
    private final LessonsViewModel lessons;
    private final ContainerList list;
    private final Desk desk;
    private final OutputSearch outputs;
    private final DeedRunner runner;
    private final ObservableBooleanValue measured;
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper made = new ReadOnlyIntegerWrapper();
    private @Nullable StepWatch watch;
    private @Nullable Lesson reopening;
    private Reached reached = Reached.NOTHING;

    /**
     * How things stand in the step on show.
     *
     * @param index of the step, counted from 0
     * @param held how many of its checks have held
     * @param done whether all of them have
     * @param count how many steps of the lesson were done
     * @param obstacles for each of its buttons why it cannot be pressed; empty where it can
     */
    public record Moment(int index, Step step, int held, boolean done, int count, List<String> obstacles) {
        public Moment {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * Makes one with no lesson open.
     *
     * @param measured whether the measurement a lesson can ask for has come to its end
     */
    public LessonViewModel(
            LessonsViewModel lessons,
            ContainerList list,
            Desk desk,
            OutputSearch outputs,
            DeedRunner runner,
            ObservableBooleanValue measured) {
        this.lessons = lessons;
        this.list = list;
        this.desk = desk;
        this.outputs = outputs;
        this.runner = runner;
        this.measured = measured;
        list.rows().addListener((ListChangeListener<ContainerRow>) change -> {
            made.set(runner.made().size());
            reopen();
        });
    }

    /** The lesson that is open; null when none is. */
    public ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** How things stand; null when no lesson is open. */
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Opens {@code chosen} where it was left; once at its end, at the first step that was passed over, else anew. */
    public void open(Lesson chosen) {
        close();
        reopening = null;
        reached = lessons.progressProperty().get().of(chosen.id());
        int last = chosen.steps().size() - 1;
        boolean over = reached.done() > last;
        lesson.set(chosen);
        if (over && reached.skipped().isEmpty()) {
            reached = new Reached(0, 0, Set.of(), reached.finished());
        } else if (over) {
            reached = reached.at(Collections.min(reached.skipped()));
        }
        show(Math.min(reached.step(), last));
    }

    /** Closes it; what was reached is kept, and so are its containers. */
    public void close() {
        endWatch();
        lesson.set(null);
        moment.set(null);
    }

    private void endWatch() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void show(int index) {
        Lesson open = lesson.get();
        if (open == null) {
            return;
        }
        endWatch();
        Step step = open.steps().get(index);
        int held = reached.did(index) ? step.checks().size() : 0;
        reached = reached.at(index);
        StepWatch next = new StepWatch(step, held, list, desk, outputs, measured, () -> look(open, index, step));
        watch = next;
        next.open();
    }

    private void look(Lesson open, int index, Step step) {
        StepWatch current = watch;
        if (current == null) {
            return;
        }
        if (current.done() && !reached.did(index)) {
            reached = reached.doing(index, open.steps().size());
        }
        lessons.reached(open.id(), reached);
        List<String> obstacles = step.deeds().stream().map(runner::obstacle).toList();
        moment.set(new Moment(index, step, current.held(), current.done(), reached.count(), obstacles));
    }

    /** Goes on to the next step; from the last one, closes the lesson. */
    public void next() {
        Moment now = moment.get();
        Lesson open = lesson.get();
        if (now == null || open == null) {
            return;
        }
        reached = reached.passing(now.index());
        if (now.index() + 1 < open.steps().size()) {
            show(now.index() + 1);
        } else {
            lessons.reached(open.id(), reached);
            close();
            runner.offerTidy(open);
        }
    }

    /** Goes back to the step before. */
    public void back() {
        Moment now = moment.get();
        if (now != null && now.index() > 0) {
            show(now.index() - 1);
        }
    }

    /** Does what a button of the step says. */
    public void act(Deed deed) {
        Lesson open = lesson.get();
        if (open != null) {
            runner.run(open, deed);
        }
    }

    /**
     * Begins {@code chosen} anew: removes what it made and forgets how far one has come. If it is open, it opens again
     * once its containers are gone, so that nothing of before counts as done.
     */
    public void reset(Lesson chosen) {
        boolean again = chosen.equals(lesson.get());
        close();
        reopening = again ? chosen : null;
        runner.clear(chosen);
        lessons.reached(chosen.id(), Reached.NOTHING);
        reopen();
    }

    /** How many containers of lessons there are. */
    public ReadOnlyIntegerProperty madeProperty() {
        return made.getReadOnlyProperty();
    }

    /** Removes the containers of all lessons; how far one has come is kept. */
    public void tidy() {
        runner.tidy();
    }

    private void reopen() {
        Lesson chosen = reopening;
        if (chosen != null && runner.made(chosen).isEmpty()) {
            open(chosen);
        }
    }

    /** How many containers {@code chosen} has made that are still there. */
    public int made(Lesson chosen) {
        return runner.made(chosen).size();
    }
}
