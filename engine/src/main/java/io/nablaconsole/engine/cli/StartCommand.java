package io.nablaconsole.engine.cli;

import picocli.CommandLine.Command;

/** Opens the gate. */
@Command(name = "start", description = "Start a created container.", mixinStandardHelpOptions = true)
final class StartCommand extends IdCommand {
    @Override
    public void run() {
        container().exec();
    }
}
