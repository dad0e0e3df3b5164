package io.nablaconsole.app.lessons;

import io.nablaconsole.app.lessons.LessonProgress.Reached;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.Step;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.OutputSearch;
import java.util.List;
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
    private @Nullable StepWatch watch;
    private @Nullable Lesson reopening;
    private Reached reached = Reached.NOTHING;

    /**
     * How things stand in the step on show.
     *
     * @param index of the step, counted from 0
     * @param held how many of its checks have held
     * @param done whether all of them have
     * @param possible for each of its buttons whether it can be pressed
     */
    public record Moment(int index, Step step, int held, boolean done, List<Boolean> possible) {
        public Moment {
            possible = List.copyOf(possible);
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
        list.rows().addListener((ListChangeListener<ContainerRow>) change -> reopen());
    }

    /** The lesson that is open; null when none is. */
    public ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** How things stand; null when no lesson is open. */
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Opens {@code chosen} where it was left; at its beginning when it was played to its end. */
    public void open(Lesson chosen) {
        close();
        reopening = null;
        reached = lessons.progressProperty().get().of(chosen.id());
        int last = chosen.steps().size() - 1;
        boolean over = reached.done() > last;
        lesson.set(chosen);
        if (over) {
            reached = new Reached(0, 0, reached.finished());
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
        int held = index < reached.done() ? step.checks().size() : 0;
        reached = new Reached(index, reached.done(), reached.finished());
        StepWatch next = new StepWatch(step, held, list, desk, outputs, measured, () -> look(open, index, step));
        watch = next;
        next.open();
    }

    private void look(Lesson open, int index, Step step) {
        StepWatch current = watch;
        if (current == null) {
            return;
        }
        if (current.done() && index == reached.done()) {
            boolean last = index == open.steps().size() - 1;
            reached = new Reached(index, index + 1, reached.finished() || last);
        }
        lessons.reached(open.id(), reached);
        List<Boolean> possible = step.deeds().stream().map(runner::can).toList();
        moment.set(new Moment(index, step, current.held(), current.done(), possible));
    }

    /** Goes on to the next step; from the last one, closes the lesson. */
    public void next() {
        Moment now = moment.get();
        Lesson open = lesson.get();
        if (now == null || open == null) {
            return;
        }
        if (now.index() + 1 < open.steps().size()) {
            skip(now.index() + 1);
        } else {
            close();
        }
    }

    /** A step that is passed over counts as done: the lesson is to be played, not passed. */
    private void skip(int index) {
        reached = new Reached(index, Math.max(reached.done(), index), reached.finished());
        show(index);
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
