package io.nablaconsole.app.demo;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.lessons.LessonViewModel.Moment;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Page;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Pictures of the lessons, and of a presentation. */
record LessonTour(Camera camera, MainWindow window, Watch watch) {
    LessonTour(Camera camera) {
        this(camera, camera.window(), camera.watch());
    }

    void take() throws IOException, Watch.FailedException {
        teaching();
    }

    private Optional<Moment> when(Predicate<Moment> so) {
        return Optional.ofNullable(window.lesson().momentProperty().get()).filter(so);
    }

    private void teaching() throws IOException, Watch.FailedException {
        camera.run(() -> window.shell().show(Page.LESSONS));
        watch.press("lesson-compare");
        watch.press("lessonNext");
        camera.run(() -> window.lesson().act(new Deed.Measure(null)));
        watch.until("figures", () -> when(Moment::done));
        camera.shoot("lesson-compare");
        camera.run(() -> window.shell().show(Page.LESSONS));
        watch.press("lesson-sandbox");
        List<Deed> deeds =
                watch.until("the lesson", () -> when(moment -> true)).step().deeds();
        for (int i = 0; i < deeds.size(); i++) {
            int place = i;
            watch.until(
                    "a deed", () -> when(moment -> moment.obstacles().get(place).isEmpty()));
            camera.run(() -> window.lesson().act(deeds.get(place)));
        }
        watch.until("the first step", () -> when(Moment::done));
        watch.press("lessonAnswer");
        camera.select("web-clock");
        for (DetailTab tab : DetailTab.values()) {
            camera.run(() -> window.shell().show(Page.CONTAINERS));
            camera.run(() -> window.detail().show(tab));
            camera.shoot("lesson-" + tab.name().toLowerCase(Locale.ROOT));
        }
        camera.run(() -> window.presentation().toggle());
        camera.shoot("presentation-lesson");
        camera.run(() -> window.lesson().close());
        for (DetailTab tab : DetailTab.values()) {
            camera.run(() -> window.detail().show(tab));
            camera.shoot("presentation-" + tab.name().toLowerCase(Locale.ROOT));
        }
        for (Page page : Page.values()) {
            camera.run(() -> window.shell().show(page));
            camera.shoot("presentation-page-" + page.name().toLowerCase(Locale.ROOT));
        }
        camera.run(() -> window.presentation().toggle());
        camera.run(() -> window.shell().show(Page.CONTAINERS));
    }
}
