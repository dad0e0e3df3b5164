package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Creates a container up to the gate: its init waits for {@code start}. */
@Command(name = "create", description = "Create a container; 'start' runs it.", mixinStandardHelpOptions = true)
final class CreateCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    NablaCtl top;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    BundleOptions bundle;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Wiring wiring;

    @Option(
            names = "--no-init",
            description = "make no init: the container is stopped, and 'prepare' brings it to the gate")
    private boolean noInit;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        Config config = bundle.config();
        if (noInit) {
            wiring.refuse("--no-init");
            factory.create(bundle.id(), config);
            return;
        }
        ContainerProcess process = wiring.process(config);
        Container container = factory.create(bundle.id(), config);
        try {
            container.start(process);
            PidFile.write(wiring.pidFile, container);
        } catch (RuntimeException e) {
            Cleanup.destroy(container, e);
            throw e;
        }
    }
}
