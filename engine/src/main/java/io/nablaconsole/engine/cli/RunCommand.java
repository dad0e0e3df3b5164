package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--pid-file", paramLabel = "FILE", description = "write the init's pid to this file")
    private @Nullable Path pidFile;

    @Override
    public Integer call() {
        Container container = top.options.factory().create(bundle.id(), bundle.config());
        try {
            container.start(ContainerProcess.ofConfig());
            PidFile.write(pidFile, container);
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

    private int foreground(Container container) {
        Thread forward = new Thread(() -> interrupted(container), "nablactl-interrupted");
        Runtime.getRuntime().addShutdownHook(forward);
        try (ConsoleSession console = container.openConsole()) {
            InputForwarder.start(console);
            container.exec();
            console.output().transferTo(System.out);
            System.out.flush();
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, "cannot show the console: " + e.getMessage(), e);
        }
        Optional<ExitRecord> exit = container.awaitExit(AFTER_OUTPUT);
        Runtime.getRuntime().removeShutdownHook(forward);
        exit.filter(record -> record.signal() != null)
                .ifPresent(record -> System.err.println("nablactl: " + record.reason()));
        if (!keep) {
            container.destroy();
        }
        return exit.map(ExitRecord::shellCode).orElse(1);
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
