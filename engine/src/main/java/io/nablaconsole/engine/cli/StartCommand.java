package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens the gate. */
@Command(name = "start", description = "Start a created container.", mixinStandardHelpOptions = true)
final class StartCommand extends IdCommand {
    @Mixin
    private KeptImage image = new KeptImage();

    @Override
    public void run() {
        Container container = container();
        image.settle(container, top);
        container.exec();
    }
}
