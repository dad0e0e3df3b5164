package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
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

    @Mixin
    private DetachOption detachKeys = new DetachOption();

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
            }
        } catch (RuntimeException e) {
            Cleanup.destroy(container, e);
            throw e;
        }
        return detach ? 0 : new Foreground(container, keep).show(detachKeys.keys());
    }

    /** In the foreground this program shows the console itself, so it must be logged; so it is kept for later else. */
    private ContainerProcess process(Config config) {
        boolean handOver = detach && wiring.supervised();
        return handOver ? wiring.process(config) : wiring.withDescriptors(ContainerProcess.ofConfig());
    }
}
