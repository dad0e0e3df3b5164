package io.nablaconsole.app.console;

import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.TenderCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How fast a flood goes through a pane, and how long the window takes to answer meanwhile: a real container counts on
 * its terminal as fast as it can, while an event is sent to the FX thread every 5 ms. Prints; run by hand, with a display
 * or Monocle: {@code ConsoleBenchmark [SECONDS]}.
 */
public final class ConsoleBenchmark extends Application {
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\s*$");
    private static final long BEAT_NANOS = 5_000_000;
    private static int seconds = 20;

    private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());
    private @Nullable ConsolePane pane;
    private Path root = Path.of("/");
    private @Nullable Factory factory;

    /** Launches it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] args) {
            seconds = args.length == 0 ? seconds : Integer.parseInt(args[0]);
            Application.launch(ConsoleBenchmark.class);
            System.exit(0);
        }
    }

    /** Off the FX thread. */
    @Override
    public void init() throws IOException {
        root = Files.createTempDirectory("console-benchmark");
        Handlers usual = Nabla.defaultHandlers();
        factory = Nabla.factory(root, new Handlers(usual.fs(), usual.network(), new Counting(usual.exec())));
        Config config = Config.builder(Nabla.images().sampleFile("hello"))
                .terminal(true)
                .build();
        factory.create("flood", config);
    }

    @Override
    public void start(Stage stage) {
        Factory made = Objects.requireNonNull(factory);
        EngineAccess engine = new EngineAccess(root, () -> made, Nabla::images);
        ConsolePane shown = new ConsolePane(
                "flood", new ConsoleFeed(engine, "flood"), new SimpleBooleanProperty(), new SimpleIntegerProperty(13));
        pane = shown;
        stage.setScene(new Scene(shown, 1000, 600));
        stage.show();
        Thread thread = new Thread(() -> measure(made), "benchmark");
        thread.setDaemon(true);
        thread.start();
    }

    private void measure(Factory made) {
        Container flood = made.load("flood");
        report("idle", 5, flood);
        flood.run(ContainerProcess.ofConfig());
        FxThread.ask(() -> {
            Objects.requireNonNull(pane).wake();
            return true;
        });
        report("flood, first half", seconds / 2, flood);
        report("flood, second half", seconds / 2, flood);
        flood.destroy();
        FxThread.ask(() -> {
            Objects.requireNonNull(pane).close();
            return true;
        });
        try {
            Files.delete(root);
        } catch (IOException e) {
            System.err.println(e);
        }
        Platform.exit();
    }

    /** What the guest has printed so far. */
    private static long printed(Container flood) {
        try (ConsoleSession end = flood.openConsole(Long.MAX_VALUE)) {
            int unused = end.output().available();
            return end.position() == Long.MAX_VALUE ? 0 : end.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(String what, int lasting, Container flood) {
        delays.clear();
        long before = shownBytes();
        long printedBefore = printed(flood);
        long begin = System.nanoTime();
        long end = begin + lasting * 1_000_000_000L;
        for (long beat = begin; beat < end; beat += BEAT_NANOS) {
            LockSupport.parkNanos(beat - System.nanoTime());
            long sent = System.nanoTime();
            FxThread.later(() -> delays.add(System.nanoTime() - sent));
        }
        long through = shownBytes() - before;
        double took = (System.nanoTime() - begin) / 1e9;
        List<Long> sorted = new ArrayList<>(delays);
        Collections.sort(sorted);
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%-20s shown up to %7.1f of %7.1f MB/s   answer ms: median %6.2f  99 %% %6.2f  worst %6.2f   heap %4d MiB%n",
                what,
                through / took / 1e6,
                (printed(flood) - printedBefore) / took / 1e6,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 1),
                (jvm.totalMemory() - jvm.freeMemory()) >> 20);
    }

    private static double millis(List<Long> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * part)) / 1e6;
    }

    /** How much has gone through the pane: all numbers up to the last one on show, each on its line. */
    private long shownBytes() {
        String text = FxThread.ask(() -> Objects.requireNonNull(pane).text());
        Matcher last = NUMBER.matcher(text.substring(0, Math.max(0, text.lastIndexOf('\n'))));
        if (!last.find()) {
            return 0;
        }
        long number = Long.parseLong(last.group(1));
        long bytes = 0;
        for (long from = 1, digits = 1; from <= number; from *= 10, digits++) {
            bytes += (Math.min(number, from * 10 - 1) - from + 1) * (digits + 2);
        }
        return bytes;
    }

    /** The usual tender's place taken by a program that counts. */
    private record Counting(ExecHandler usual) implements ExecHandler {
        @Override
        public String tender(Config config) {
            return "seq";
        }

        @Override
        public void validate(Config config) {
            usual.validate(config);
        }

        @Override
        public TenderCommand command(HandlerContext context, HandlerState state) {
            return new TenderCommand(
                    Path.of("/usr/bin/seq"), List.of("seq", "1", "100000000000"), List.of("PATH=/usr/bin"), List.of());
        }

        @Override
        public HandlerState create(HandlerContext context) {
            return HandlerState.EMPTY;
        }

        @Override
        public void destroy(HandlerContext context, HandlerState state) {
            // nothing was made
        }
    }
}
