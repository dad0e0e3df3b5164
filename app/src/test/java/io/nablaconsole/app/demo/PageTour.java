package io.nablaconsole.app.demo;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Page;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.event.EventType;
import javafx.scene.control.TextField;
import org.controlsfx.control.CheckListView;

/** Pictures of the pages, of the details of a container and of what lies over them. */
record PageTour(Camera camera, MainWindow window, Watch watch) {
    PageTour(Camera camera) {
        this(camera, camera.window(), camera.watch());
    }

    void take() throws IOException, Watch.FailedException {
        pages();
        details();
        requests();
        several();
    }

    private void pages() throws IOException, Watch.FailedException {
        camera.select("new-one");
        watch.press("startButton");
        camera.select("crash-1");
        watch.press("startButton");
        for (Page page : Page.values()) {
            camera.run(() -> window.shell().show(page));
            camera.shoot("page-" + page.name().toLowerCase(Locale.ROOT));
        }
        camera.run(() -> window.shell().show(Page.CONTAINERS));
    }

    private void details() throws IOException, Watch.FailedException {
        camera.select("web-clock");
        camera.select("busy-one");
        watch.until(
                "figures",
                () -> window.list()
                        .find("busy-one")
                        .filter(row -> row.history().moments().size() > 14)
                        .map(row -> true));
        camera.run(() -> window.detail().show(DetailTab.STATISTICS));
        camera.shoot("statistics");
        camera.select("web-clock");
        for (DetailTab tab : DetailTab.values()) {
            camera.run(() -> window.detail().show(tab));
            camera.shoot("detail-" + tab.name().toLowerCase(Locale.ROOT));
        }
        camera.run(() -> window.detail().show(DetailTab.OVERVIEW));
        camera.select("crash-1");
        camera.shoot("overview-crashed");
        camera.run(() -> window.detail().show(DetailTab.CONSOLE));
        camera.shoot("console-crashed");
        camera.select("at-the-gate");
        camera.shoot("console-waiting");
    }

    private void requests() throws IOException, Watch.FailedException {
        for (EventType<WindowRequest> what : List.of(WindowRequest.REPLAY, WindowRequest.COMPARE)) {
            camera.run(() -> window.shell().root().fireEvent(new WindowRequest(what, "web-clock")));
            if (what.equals(WindowRequest.COMPARE)) {
                CheckListView<?> all =
                        watch.until("containers", () -> watch.node("compareContainers", CheckListView.class));
                camera.run(() -> all.getCheckModel().checkAll());
            }
            camera.shoot("request-" + what.getName().toLowerCase(Locale.ROOT));
            camera.run(() -> window.shell().closeDialog());
        }
    }

    private void several() throws IOException, Watch.FailedException {
        camera.run(() -> {
            for (String id : List.of("web-clock", "busy-one", "crash-1", "held-clock")) {
                window.list().find(id).ifPresent(window.pinned()::open);
            }
            window.shell().show(Page.CONSOLES);
        });
        camera.shoot("consoles-tiles");
        watch.press("consoleTabs");
        camera.shoot("consoles-tabs");
        camera.run(() -> window.shell().show(Page.CONTAINERS));
        watch.press("paletteButton");
        camera.shoot("palette");
        TextField query = watch.until("palette", () -> watch.node("paletteQuery", TextField.class));
        camera.run(() -> query.setText("clock"));
        camera.shoot("palette-found");
        camera.run(() -> window.shell().closeDialog());
        camera.run(() -> window.detail().show(DetailTab.CONSOLE));
        camera.run(() -> window.detail().console().ifPresent(pane -> pane.find()));
        TextField find = watch.until("search", () -> watch.node("consoleSearch", TextField.class));
        camera.run(() -> find.setText("up"));
        camera.shoot("console-search");
    }
}
