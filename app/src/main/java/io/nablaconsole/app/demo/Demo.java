package io.nablaconsole.app.demo;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.engine.api.ExitRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Plays the main job in the real window, pressing its buttons as a user would: new container from the hello sample,
 * create, start, its console, its end.
 */
public final class Demo {
    private static final String SAMPLE = "hello";
    private static final Pattern GREETING = Pattern.compile("(?im)^.*hello\\W+world.*$");

    private final MainWindow window;
    private final Stage stage;
    private final @Nullable Path screenshot;
    private final PrintStream out;
    private final Watch watch;
    private long stepBegun = System.nanoTime();

    private Demo(MainWindow window, Stage stage, @Nullable Path screenshot, PrintStream out) {
        this.window = window;
        this.stage = stage;
        this.screenshot = screenshot;
        this.out = out;
        this.watch = new Watch(stage);
    }

    /** Begins to play; {@code finish} gets 0 when all of it happened, else 1. */
    public static void begin(
            MainWindow window, Stage stage, @Nullable Path screenshot, PrintStream out, IntConsumer finish) {
        Demo demo = new Demo(window, stage, screenshot, out);
        Thread thread = new Thread(() -> finish.accept(demo.play()), "demo");
        thread.setDaemon(true);
        thread.start();
    }

    private int play() {
        try {
            open();
            ContainerRow row = create();
            start(row);
            console();
            end(row);
            if (screenshot != null) {
                Picture.write(watch, stage, screenshot);
                say(Messages.get("demo.picture", screenshot));
            }
            say(Messages.get("demo.done"));
            return 0;
        } catch (Watch.FailedException | IOException | CompletionException e) {
            out.println(Messages.get("demo.failed", reason(e)));
            return 1;
        }
    }

    /** What the window itself says went wrong tells more than what did not happen. */
    private String reason(Exception e) {
        return watch.ask(() -> window.notices().shown().stream()
                .findFirst()
                .map(notice -> notice.title() + ": " + notice.text())
                .orElse(String.valueOf(e.getMessage())));
    }

    private void open() throws Watch.FailedException {
        watch.until(
                "the engine cannot be opened",
                () -> when(window.list().stateProperty().get() == ContainerList.EngineState.READY));
        watch.until("there is no sample " + SAMPLE, () -> window.samples().find(SAMPLE));
        say(Messages.get("demo.opened"));
    }

    private ContainerRow create() throws Watch.FailedException {
        List<ContainerRow> before = watch.ask(() -> List.copyOf(window.list().rows()));
        watch.press("newButton");
        watch.press("sample-" + SAMPLE);
        TextField arguments = watch.until("the form has no arguments", () -> watch.node("arguments", TextField.class));
        watch.until("the form is not filled in", () -> when(!arguments.getText().isEmpty()));
        watch.ask(() -> {
            arguments.setText("world");
            return true;
        });
        stepBegun = System.nanoTime();
        watch.press("createButton");
        ContainerRow row = watch.until(
                "no container was created",
                () -> window.list().rows().stream()
                        .filter(each -> !before.contains(each))
                        .findFirst());
        say(Messages.get("demo.created", row.id(), took("action.create")));
        return row;
    }

    private void start(ContainerRow row) throws Watch.FailedException {
        watch.press("startButton");
        watch.until(
                "the container was not started",
                () -> when(row.now().started() != null || row.now().exit() != null));
        say(Messages.get("demo.started", took("action.prepare"), took("action.start")));
    }

    /** The time the latest {@code action} took, as the activity page shows it. */
    private String took(String action) throws Watch.FailedException {
        String name = Messages.get(action);
        return watch.until(
                "'" + name + "' does not come to an end",
                () -> window.activity().entries().stream()
                        .filter(entry -> entry.action().equals(name))
                        .filter(entry -> entry.outcomeProperty().get() != ActivityEntry.Outcome.RUNNING)
                        .findFirst()
                        .map(entry -> entry.tookProperty().get()));
    }

    private void console() throws Watch.FailedException {
        String line = watch.until(
                "the console does not show the greeting",
                () -> window.detail()
                        .console()
                        .map(pane -> GREETING.matcher(pane.text()))
                        .filter(Matcher::find)
                        .map(Matcher::group));
        say(Messages.get("demo.console", line.strip()));
    }

    private void end(ContainerRow row) throws Watch.FailedException {
        ExitRecord exit = watch.until(
                "the container did not end",
                () -> row.live()
                        ? Optional.empty()
                        : Optional.ofNullable(row.now().exit()));
        say(exit.reason());
        if (!exit.success()) {
            throw new Watch.FailedException("the container did not end well: " + exit.reason());
        }
        String ended = Messages.get("console.ended", Messages.ofEngine(exit.reason()));
        watch.until(
                "the console does not tell the end",
                () -> window.detail().console().filter(pane -> pane.text().contains(ended)));
    }

    private static Optional<Boolean> when(boolean condition) {
        return condition ? Optional.of(true) : Optional.empty();
    }

    /** Prints a step, and the milliseconds since the one before. */
    private void say(String text) {
        long now = System.nanoTime();
        out.println(Messages.get("demo.step", Duration.ofNanos(now - stepBegun).toMillis(), text));
        out.flush();
        stepBegun = now;
    }
}
