package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ExitRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Creates and starts a container; in the foreground, shows its console until it ends. */
@Command(
        name = "run",
        description = "Create and start a container, show its console, and exit with its code.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration AFTER_OUTPUT = Duration.ofSeconds(10);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private BundleOptions bundle;

    @Option(
            names = {"-d", "--detach"},
            description = "return when it runs; the container stays")
    private boolean detach;

    @Option(names = "--keep", description = "keep the container after it ended; without this it is deleted")
    private boolean keep;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Wiring wiring;

    @Override
    public Integer call() {
        Config config = bundle.config();
        ContainerProcess process = process(config);
        Container container = top.options.factory().create(bundle.id(), config);
        try {
            container.start(process);
            PidFile.write(wiring.pidFile, container);
            if (detach) {
                container.exec();
                return 0;
            }
            return foreground(container);
        } catch (RuntimeException e) {
            Cleanup.destroy(container, e);
            throw e;
        }
    }

    /** In the foreground this program shows the console itself, so it must be logged; so it is kept for later else. */
    private ContainerProcess process(Config config) {
        boolean handOver = detach && wiring.supervised();
        return handOver ? wiring.process(config) : wiring.withDescriptors(ContainerProcess.ofConfig());
    }

    private int foreground(Container container) {
        Thread forward = new Thread(() -> interrupted(container), "nablactl-interrupted");
        Runtime.getRuntime().addShutdownHook(forward);
        try {
            return show(container);
        } finally {
            letGo(forward);
        }
    }

    private int show(Container container) {
        boolean ended;
        try (ConsoleSession console = container.openConsole()) {
            ended = new Viewer(console, container.config().terminal()).show(true, container::exec);
        }
        if (!ended) {
            System.err.println("nablactl: detached; come back with: nablactl attach " + container.id());
            return 0;
        }
        Optional<ExitRecord> exit = container.awaitExit(AFTER_OUTPUT);
        exit.filter(record -> record.signal() != null)
                .ifPresent(record -> System.err.println("nablactl: " + record.reason()));
        if (!keep) {
            container.destroy();
        }
        return exit.map(ExitRecord::shellCode).orElse(1);
    }

    /** What was run has ended or is left alone: the end of this program is none of its business any more. */
    private static void letGo(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this program is ending, and the hook is at work
            return;
        }
    }

    /** Ctrl-C or a SIGTERM to this program: the container was run for it and ends with it. */
    private void interrupted(Container container) {
        try {
            container.stop(Duration.ofSeconds(2));
            if (!keep) {
                container.destroy();
            }
        } catch (EngineException e) {
            System.err.println("nablactl: " + e.text());
        }
    }
}
