package io.nablaconsole.app.demo;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.TemporaryRoot;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Page;
import io.nablaconsole.app.shell.Settings;
import io.nablaconsole.app.testing.FakeFactory;
import io.nablaconsole.app.testing.FakeImages;
import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * Takes pictures of every part of the window, for people to look at. Run by hand: {@code Gallery DIRECTORY WIDTHxHEIGHT
 * light|dark fake|real [german]}, with Monocle or a display.
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

    private Path scratch = Path.of("/");
    private Factory factory = new FakeFactory(scratch);
    private Images images = new FakeImages();

    /** Off the FX thread. */
    @Override
    public void init() throws IOException {
        scratch = Files.createTempDirectory("gallery");
        if (real()) {
            factory = Nabla.factory(scratch.resolve("root"));
            images = Nabla.images();
        } else {
            factory = new FakeFactory(Path.of("/home/ada/.local/state/nabla-console"));
        }
    }

    private static boolean real() {
        return arguments.size() > 3 && arguments.get(3).equals("real");
    }

    @Override
    public void start(Stage stage) {
        if (arguments.contains("german")) {
            Messages.use(Language.GERMAN);
        }
        EngineAccess engine = new EngineAccess(factory.root(), () -> factory, () -> images);
        ThemeChoice theme = arguments.get(2).equals("dark") ? ThemeChoice.DARK : ThemeChoice.LIGHT;
        MainWindow window = new MainWindow(
                engine, Settings.read(scratch, scratch.resolve("lessons"), false, theme), Tasks.forWindow());
        String[] size = arguments.get(1).split("x", -1);
        stage.setWidth(Integer.parseInt(size[0]));
        stage.setHeight(Integer.parseInt(size[1]));
        window.show(stage);
        Thread thread = new Thread(() -> take(window, stage), "gallery");
        thread.setDaemon(true);
        thread.start();
    }

    private void take(MainWindow window, Stage stage) {
        try {
            Watch watch = new Watch(stage);
            watch.until("samples", () -> window.samples().find("hello"));
            shoot(watch, stage, "empty");
            fill();
            watch.until("containers", () -> window.list().find("new-one"));
            pages(window, stage, watch);
            details(window, stage, watch);
            requests(window, stage, watch);
            several(window, stage, watch);
            teaching(window, stage, watch);
            dialogs(window, stage, watch);
            if (factory instanceof FakeFactory fake) {
                trouble(window, stage, watch, fake);
            }
        } catch (Watch.FailedException | IOException e) {
            System.err.println(e);
        } finally {
            clear();
        }
        Platform.exit();
    }

    /** Nothing of the gallery runs on, also when a picture could not be taken. */
    private void clear() {
        factory.list().forEach(container -> factory.delete(container.id().value(), true));
        try {
            new TemporaryRoot(scratch).delete();
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private void fill() {
        create("web-clock", "clock").run(ContainerProcess.ofConfig());
        create("hello-1", "hello", "world").run(ContainerProcess.ofConfig());
        create("crash-1", "crash").run(ContainerProcess.ofConfig());
        create("exitcode-1", "exitcode", "7").run(ContainerProcess.ofConfig());
        create("at-the-gate", "hello", "gate").start(ContainerProcess.ofConfig());
        Container paused = create("held-clock", "clock");
        paused.run(ContainerProcess.ofConfig());
        paused.pause();
        create("busy-one", "burn").run(ContainerProcess.ofConfig());
        create("new-one", "args", "one", "two words");
    }

    private Container create(String id, String sample, String... guestArguments) {
        return factory.create(
                id,
                Config.builder(images.sampleFile(sample))
                        .arguments(guestArguments)
                        .memory(MemorySize.ofMebibytes(16))
                        .build());
    }

    private void pages(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        select(window, watch, "new-one");
        watch.press("startButton");
        select(window, watch, "crash-1");
        watch.press("startButton");
        for (Page page : Page.values()) {
            run(watch, () -> window.shell().show(page));
            shoot(watch, stage, "page-" + page.name().toLowerCase(Locale.ROOT));
        }
        run(watch, () -> window.shell().show(Page.CONTAINERS));
    }

    private void details(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        select(window, watch, "web-clock");
        select(window, watch, "busy-one");
        watch.until(
                "figures",
                () -> window.list()
                        .find("busy-one")
                        .filter(row -> row.history().moments().size() > 14)
                        .map(row -> true));
        run(watch, () -> window.detail().showTab(2));
        shoot(watch, stage, "statistics");
        select(window, watch, "web-clock");
        for (int tab = 0; tab < 5; tab++) {
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

    private void requests(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        for (EventType<WindowRequest> what : List.of(WindowRequest.REPLAY, WindowRequest.COMPARE)) {
            run(watch, () -> window.shell().root().fireEvent(new WindowRequest(what, "web-clock")));
            shoot(watch, stage, "request-" + what.getName().toLowerCase(Locale.ROOT));
            run(watch, () -> window.shell().closeDialog());
        }
    }

    private void several(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        run(watch, () -> {
            for (String id : List.of("web-clock", "busy-one", "crash-1", "held-clock")) {
                window.list().find(id).ifPresent(window.pinned()::open);
            }
            window.shell().show(Page.CONSOLES);
        });
        shoot(watch, stage, "consoles-tiles");
        watch.press("consoleTabs");
        shoot(watch, stage, "consoles-tabs");
        run(watch, () -> window.shell().show(Page.CONTAINERS));
        watch.press("paletteButton");
        shoot(watch, stage, "palette");
        TextField query = watch.until("palette", () -> watch.node("paletteQuery", TextField.class));
        run(watch, () -> query.setText("clock"));
        shoot(watch, stage, "palette-found");
        run(watch, () -> window.shell().closeDialog());
        run(watch, () -> window.detail().showTab(1));
        run(watch, () -> window.detail().console().ifPresent(pane -> pane.find()));
        TextField find = watch.until("search", () -> watch.node("consoleSearch", TextField.class));
        run(watch, () -> find.setText("up"));
        shoot(watch, stage, "console-search");
    }

    private void teaching(MainWindow window, Stage stage, Watch watch) throws IOException, Watch.FailedException {
        run(watch, () -> window.shell().show(Page.LESSONS));
        watch.press("lesson-compare");
        watch.press("lessonNext");
        run(watch, () -> window.lesson().act(new Deed.Measure(null)));
        watch.until(
                "figures",
                () -> Optional.ofNullable(window.lesson().momentProperty().get())
                        .filter(moment -> moment.done()));
        shoot(watch, stage, "lesson-compare");
        run(watch, () -> window.shell().show(Page.LESSONS));
        watch.press("lesson-sandbox");
        watch.press("lessonAnswer");
        select(window, watch, "web-clock");
        for (DetailTab tab : DetailTab.values()) {
            run(watch, () -> window.shell().show(Page.CONTAINERS));
            run(watch, () -> window.detail().show(tab));
            shoot(watch, stage, "lesson-" + tab.name().toLowerCase(Locale.ROOT));
        }
        run(watch, () -> window.presentation().toggle());
        shoot(watch, stage, "presentation-lesson");
        run(watch, () -> window.lesson().close());
        for (DetailTab tab : DetailTab.values()) {
            run(watch, () -> window.detail().show(tab));
            shoot(watch, stage, "presentation-" + tab.name().toLowerCase(Locale.ROOT));
        }
        for (Page page : Page.values()) {
            run(watch, () -> window.shell().show(page));
            shoot(watch, stage, "presentation-page-" + page.name().toLowerCase(Locale.ROOT));
        }
        run(watch, () -> window.presentation().toggle());
        run(watch, () -> window.shell().show(Page.CONTAINERS));
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
    }

    private static void trouble(MainWindow window, Stage stage, Watch watch, FakeFactory fake)
            throws IOException, Watch.FailedException {
        fake.container("web-clock").beStubborn();
        watch.press("stopButton");
        fake.failWith(new EngineException(
                ErrorCode.SYSTEM_ERROR,
                Message.of(
                        "cannot open gate /home/ada/.local/state/nabla-console/at-the-gate/exec.fifo: no such file")));
        select(window, watch, "at-the-gate");
        watch.press("startButton");
        watch.until("notice", () -> window.notices().shown().stream().findFirst());
        select(window, watch, "web-clock");
        shoot(watch, stage, "stopping-and-notice");
        fake.failWith(null);
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
