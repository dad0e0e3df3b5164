package io.nablaconsole.app.demo;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.TemporaryRoot;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Settings;
import io.nablaconsole.app.testing.FakeFactory;
import io.nablaconsole.app.testing.FakeImages;
import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Takes pictures of every part of the window, for people to look at. Run by hand: {@code Gallery DIRECTORY WIDTHxHEIGHT
 * light|dark fake|real [german] [pages] [lessons] [dialogs]}, with Monocle or a display; without a part named, of all.
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

    private static boolean wanted(String part) {
        return arguments.contains(part)
                || Stream.of("pages", "lessons", "dialogs").noneMatch(arguments::contains);
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
            Camera camera = new Camera(window, stage, watch, Path.of(arguments.get(0)));
            watch.until("samples", () -> window.samples().find("hello"));
            camera.shoot("empty");
            fill();
            watch.until("containers", () -> window.list().find("new-one"));
            if (wanted("pages")) {
                new PageTour(camera).take();
            }
            if (wanted("lessons")) {
                new LessonTour(camera).take();
            }
            if (wanted("dialogs")) {
                new DialogTour(camera).take();
            }
            if (factory instanceof FakeFactory fake && wanted("dialogs")) {
                new DialogTour(camera).trouble(fake);
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
}
