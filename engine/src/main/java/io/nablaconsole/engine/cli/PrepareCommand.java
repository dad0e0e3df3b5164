package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the init of a container that has none: one made with {@code --no-init}, or one that has ended. */
@Command(
        name = "prepare",
        description = {
            "Bring a stopped container to the gate again; 'start' runs it.",
            "Its console is kept for 'logs' and 'attach' unless a pid file or console socket is named."
        },
        mixinStandardHelpOptions = true)
final class PrepareCommand extends IdCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Wiring wiring;

    @Mixin
    private KeptImage image = new KeptImage();

    @Override
    public void run() {
        Container container = container();
        ContainerProcess process = wiring.supervised()
                ? wiring.process(container.config())
                : wiring.withDescriptors(ContainerProcess.ofConfig());
        image.settle(container, top);
        container.start(process);
        try {
            PidFile.write(wiring.pidFile, container);
        } catch (RuntimeException e) {
            @Nullable RuntimeException second = stop(container);
            if (second != null) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private static @Nullable RuntimeException stop(Container container) {
        try {
            container.stop(Duration.ZERO);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
