package io.nablaconsole.app.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.lessons.LessonShelf.Entry;
import io.nablaconsole.app.lessons.LessonViewModel.Moment;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.shell.Page;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons are played in the window on the real engine, by nothing but their buttons. */
class LessonPlayTest extends WindowTest {
    static List<String> lessons() throws IOException {
        return new LessonShelf(Path.of("/nonexistent"))
                .read().stream().map(Entry::id).toList();
    }

    private Lesson open(String id) {
        awaitSamples();
        Await.fx(() -> {
            window().shell().show(Page.LESSONS);
            return true;
        });
        Await.until("the lessons are read", () -> !window().lessons().entries().isEmpty());
        click("#lesson-" + id);
        return Objects.requireNonNull(
                Await.fx(() -> window().lesson().lessonProperty().get()));
    }

    private Moment moment() {
        return Objects.requireNonNull(
                Await.fx(() -> window().lesson().momentProperty().get()));
    }

    private void press(int deed) {
        Await.until(
                "button " + deed + " can be pressed",
                () -> moment0().obstacles().get(deed).isEmpty()
                        && !lookup("#lessonDeeds").queryAll().isEmpty());
        Await.fx(() -> {
            Parent deeds = lookup("#lessonDeeds").query();
            ((DeedLine) deeds.getChildrenUnmodifiable().get(deed)).button().fire();
            return true;
        });
    }

    private Moment moment0() {
        return Objects.requireNonNull(window().lesson().momentProperty().get());
    }

    private void awaitDone(String what) {
        Await.until(what, () -> moment0().done());
    }

    private boolean asks() {
        return Await.fx(this::shownQuestion);
    }

    private boolean shownQuestion() {
        return lookup(".lesson-question").query().isVisible();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyLessonCanBePlayedToItsEnd(String id) {
        Lesson lesson = open(id);
        for (int step = 0; step < lesson.steps().size(); step++) {
            Moment now = moment();
            assertThat(now.index()).isEqualTo(step);
            assertThat(now.done() || !asks())
                    .as("%s, step %d asks nothing before it is done", id, step + 1)
                    .isTrue();
            for (int deed = 0; deed < now.step().deeds().size(); deed++) {
                assertThat(moment().done())
                        .as("%s, step %d is not done before its deeds", id, step + 1)
                        .isFalse();
                press(deed);
            }
            awaitDone(id + ", step " + (step + 1) + ": " + now.step().title().in("en"));
            boolean question = now.step().question() != null;
            Await.until("the question, where there is one", () -> shownQuestion() == question);
            click("#lessonNext");
        }
        Await.until(
                "the lesson closes", () -> window().lesson().lessonProperty().get() == null);
        assertThat(Await.fx(
                        () -> window().lessons().progressProperty().get().of(id).finished()))
                .isTrue();
        assertThat(window().notices().shown())
                .extracting(Notice::kind)
                .doesNotContain(Notice.Kind.ERROR, Notice.Kind.WARNING);
        Await.fx(() -> {
            window().lesson().reset(lesson);
            return true;
        });
        Await.until("its containers are gone", () -> window().list().rows().isEmpty());
    }

    @Test
    void whatOneDoesInTheWindowCountsAsWell() {
        open("life");
        press(0);
        press(1);
        awaitDone("it is made and looked at");
        click("#lessonNext");
        click("#startButton"); // both halves at once: the gate is passed before one can see it
        Await.until(
                "it runs",
                () -> window().list().find("life-clock").orElseThrow().live());
        assertThat(moment().index()).isEqualTo(1);
        click("#lessonNext");
        awaitDone("it runs already");
    }

    @Test
    void aLessonIsFoundWhereItWasLeftAndCanBeBegunAnew() {
        Lesson lesson = open("unikernel");
        press(0);
        awaitDone("hello has ended");
        click("#lessonNext");
        click("#lessonClose");
        assertThat(open("unikernel")).isEqualTo(lesson);
        assertThat(moment().index()).isEqualTo(1);
        click("#lessonReset");
        Await.until(
                "it begins anew",
                () -> window().lesson().momentProperty().get() != null
                        && moment0().index() == 0);
        assertThat(moment().done()).isFalse();
        assertThat(window().list().rows()).isEmpty();
    }

    @Test
    void aStepThatWasPassedOverIsNotDone() {
        open("unikernel");
        click("#lessonNext");
        click("#lessonNext");
        assertThat(moment().count()).isZero();
        click("#lessonBack");
        click("#lessonBack");
        assertThat(moment().done()).isFalse();
        press(0);
        awaitDone("hello has ended");
        assertThat(moment().count()).isEqualTo(1);
    }

    @Test
    void whatCannotBePressedSaysWhyAndWhatWillComeOfItIsNotTold() {
        open("crash");
        click("#lessonNext");
        assertThat(checks()).containsExactly("crash-null has ended", "crash-null has printed its line");
        press(0);
        awaitDone("it has crashed");
        assertThat(checks().get(0)).isEqualTo("crash-null was killed by SIGSEGV");
        click("#lessonNext");
        click("#lessonReset");
        Await.until("it begins anew", () -> moment0().index() == 0);
        click("#lessonNext");
        click("#lessonNext");
        assertThat(moment().obstacles()).containsExactly("There is no crash-null yet");
        assertThat(lookup(".lesson-obstacle").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("There is no crash-null yet");
    }

    private List<String> checks() {
        return Await.fx(() -> lookup(".lesson-check").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
    }

    @Test
    void theEndOfALessonOffersToTidyUpAndSoDoesThePageOfLessons() {
        Lesson lesson = open("unikernel");
        press(0);
        awaitDone("hello has ended");
        for (int i = 0; i < lesson.steps().size(); i++) {
            click("#lessonNext");
        }
        Await.until(
                "the offer",
                () -> window().notices().shown().stream()
                        .anyMatch(notice -> notice.action() != null
                                && notice.action().name().equals("Remove its container")));
        assertThat(Await.fx(() -> window().lessons()
                        .progressProperty()
                        .get()
                        .of("unikernel")
                        .finished()))
                .isFalse();
        Await.fx(() -> {
            window().shell().show(Page.LESSONS);
            return true;
        });
        click("#lessonsTidy");
        Await.until("its containers are gone", () -> window().list().rows().isEmpty());
    }

    @Test
    void theKeyboardReachesTheLesson() {
        open("unikernel");
        press(KeyCode.F7).release(KeyCode.F7);
        press(KeyCode.SPACE).release(KeyCode.SPACE);
        awaitDone("hello has ended");
        press(KeyCode.F7).release(KeyCode.F7);
        press(KeyCode.SPACE).release(KeyCode.SPACE);
        Await.until("the next step", () -> moment0().index() == 1);
        assertThat(moment().step().deeds()).hasOnlyElementsOfType(Deed.Show.class);
    }
}
