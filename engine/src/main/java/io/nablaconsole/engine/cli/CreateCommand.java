package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Creates a container up to the gate: its init waits for {@code start}. */
@Command(name = "create", description = "Create a container; 'start' runs it.", mixinStandardHelpOptions = true)
final class CreateCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private BundleOptions bundle;

    @Option(names = "--pid-file", paramLabel = "FILE", description = "write the init's pid to this file")
    private @Nullable Path pidFile;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        Config config = bundle.config();
        Container container = factory.create(bundle.id(), config);
        try {
            container.start(process(config));
            PidFile.write(pidFile, container);
        } catch (RuntimeException e) {
            Cleanup.destroy(container, e);
            throw e;
        }
    }

    /** Without a terminal the caller's own streams become the container's, as supervisors expect of a runtime. */
    private static ContainerProcess process(Config config) {
        return config.terminal() ? ContainerProcess.ofConfig() : ContainerProcess.ofConfig(ContainerProcess.Io.INHERIT);
    }
}
