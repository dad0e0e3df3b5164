package io.nablaconsole.app.demo;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.preferences.PreferencesFile;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Page;
import io.nablaconsole.app.testing.FakeEngine;
import io.nablaconsole.app.testing.FakeFactory;
import io.nablaconsole.app.testing.FakeImages;
import io.nablaconsole.app.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * Takes pictures of every part of the window, for people to look at. Run by hand: {@code Gallery DIRECTORY WIDTHxHEIGHT
 * light|dark fake|real}, with Monocle or a display.
 */
public final class Gallery extends Application {
    private static List<String> arguments = List.of();

    /** Launches it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] args) {
            arguments = List.of(args);
            Application.launch(Gallery.class);
            System.exit(0);
        }
    }

    private final FakeFactory factory = new FakeFactory(Path.of("/home/ada/.local/state/nabla-console"));

    @Override
    public void start(Stage stage) throws IOException {
        EngineAccess engine = new EngineAccess(factory.root(), () -> factory, FakeImages::new);
        Path scratch = Files.createTempDirectory("gallery");
        MainWindow window =
                new MainWindow(engine, new PreferencesFile(scratch.resolve("preferences.json")), Tasks.forWindow());
        String[] size = arguments.get(1).split("x", -1);
        stage.setWidth(Integer.parseInt(size[0]));
        stage.setHeight(Integer.parseInt(size[1]));
        window.show(stage, arguments.get(2).equals("dark") ? ThemeChoice.DARK : ThemeChoice.LIGHT);
        Thread thread = new Thread(() -> take(window, stage), "gallery");
        thread.setDaemon(true);
        thread.start();
    }

    private void take(MainWindow window, Stage stage) {
        try {
            Watch watch = new Watch(stage);
            watch.until("samples", () -> window.samples().find("hello"));
            shoot(watch, stage, "empty");
            FakeEngine.fill(factory);
            watch.until("containers", () -> window.list().find("new-one"));
            pages(window, stage, watch);
            details(window, stage, watch);
            dialogs(window, stage, watch);
        } catch (Watch.FailedException | IOException e) {
            System.err.println(e);
        }
        Platform.exit();
    }

    private void pages(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        select(window, watch, "new-one");
        watch.press("startButton");
        select(window, watch, "crash-1");
        watch.press("startButton");
        for (Page page : Page.values()) {
            run(watch, () -> window.shell().show(page));
            shoot(watch, stage, "page-" + page.name().toLowerCase(java.util.Locale.ROOT));
        }
        run(watch, () -> window.shell().show(Page.CONTAINERS));
    }

    private void details(MainWindow window, Stage stage, Watch watch) throws IOException {
        select(window, watch, "web-clock");
        for (int tab = 0; tab < 4; tab++) {
            int shown = tab;
            run(watch, () -> window.detail().showTab(shown));
            shoot(watch, stage, "detail-" + tab);
        }
        run(watch, () -> window.detail().showTab(0));
        select(window, watch, "crash-1");
        shoot(watch, stage, "overview-crashed");
        run(watch, () -> window.detail().showTab(1));
        shoot(watch, stage, "console-crashed");
        select(window, watch, "at-the-gate");
        shoot(watch, stage, "console-waiting");
    }

    private void dialogs(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        watch.press("newButton");
        shoot(watch, stage, "create-empty");
        watch.press("sample-hello");
        TextField text = watch.until("arguments", () -> watch.node("arguments", TextField.class));
        run(watch, () -> text.setText("world 'two words' \"a \\\"quoted\\\" one\""));
        shoot(watch, stage, "create-filled");
        run(watch, () -> window.openFile(Path.of("/usr/bin/python3")));
        shoot(watch, stage, "create-refused");
        run(watch, () -> window.openFile(Path.of("/home/ada/unikernels/blk_and_net.spt")));
        shoot(watch, stage, "create-devices");
        watch.press("createCancel");
        select(window, watch, "web-clock");
        watch.press("signalButton");
        shoot(watch, stage, "signals");
        run(watch, () -> window.shell().closeDialog());
        watch.press("deleteButton");
        shoot(watch, stage, "delete");
        run(watch, () -> window.shell().closeDialog());
        factory.container("web-clock").beStubborn();
        watch.press("stopButton");
        factory.failWith(new io.nablaconsole.engine.api.EngineException(
                io.nablaconsole.engine.api.ErrorCode.SYSTEM_ERROR,
                "cannot open gate /home/ada/.local/state/nabla-console/at-the-gate/exec.fifo: no such file"));
        select(window, watch, "at-the-gate");
        watch.press("startButton");
        watch.until("notice", () -> window.notices().shown().stream().findFirst());
        select(window, watch, "web-clock");
        shoot(watch, stage, "stopping-and-notice");
    }

    private static void select(MainWindow window, Watch watch, String id) {
        run(watch, () -> window.list().find(id).ifPresent(window.containers()::select));
    }

    private static void run(Watch watch, Runnable work) {
        Callable<Optional<Boolean>> call = () -> {
            work.run();
            return Optional.of(true);
        };
        watch.ask(call);
    }

    private static void shoot(Watch watch, Stage stage, String name) throws IOException {
        Picture.write(watch, stage, Path.of(arguments.get(0), name + ".png"));
    }
}
