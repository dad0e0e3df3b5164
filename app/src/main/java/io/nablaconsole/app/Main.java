package io.nablaconsole.app;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.EngineException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Starts the window. Not an {@code Application}, so that JavaFX may lie on the class path. */
public final class Main {
    private static final int USAGE = 2;

    /** Held: a logger nobody holds forgets its level. */
    static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    private static int run(List<String> args, PrintStream out, PrintStream err) {
        // asked beside what is read here: its first socket takes the JVM a while
        CompletableFuture<Optional<String>> display = CompletableFuture.supplyAsync(
                () -> Display.problem(System.getenv()), task -> new Thread(task, "window-display").start());
        Options options;
        try {
            options = Options.parse(exact(args));
        } catch (Options.UsageException | EngineException e) {
            err.println("nabla-console: " + e.getMessage());
            err.println(Messages.get("main.tryHelp"));
            return USAGE;
        }
        if (options.help()) {
            out.println(Messages.get("main.help"));
            return 0;
        }
        if (options.version()) {
            out.println(Messages.get("main.version", version()));
            return 0;
        }
        return launch(options, display, out);
    }

    /** Java altered what its locale cannot hold; the engine, which knows better, is not loaded for the rest. */
    private static List<String> exact(List<String> args) {
        boolean plain = args.stream().allMatch(arg -> arg.chars().allMatch(c -> c < 0x80));
        return plain ? args : List.of(Nabla.arguments(args.toArray(String[]::new)));
    }

    private static int launch(Options wanted, CompletableFuture<Optional<String>> display, PrintStream out) {
        Options options = wanted;
        System.setProperty("java.awt.headless", "true"); // nothing of AWT may start beside JavaFX
        JAVAFX_LOG.setLevel(Level.SEVERE); // it warns that it lies on the class path, where we put it
        Optional<String> problem = display.join();
        if (problem.isPresent()) {
            if (options.screenshot() == null) {
                options = options.withDemo();
            }
            out.println(Messages.get(options.demo() ? "main.headless.demo" : "main.headless.picture", problem.get()));
            useHeadlessPlatform();
        }
        NablaApplication.prepare(options);
        Application.launch(NablaApplication.class);
        NablaApplication.awaitTasks();
        return NablaApplication.exitCode;
    }

    /** Monocle draws in memory: no display and no GTK. */
    private static void useHeadlessPlatform() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        System.setProperty("headless.geometry", "1600x1000");
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? Messages.get("main.unreleased") : version;
    }
}
