package io.nablaconsole.engine.cli;

import picocli.CommandLine.Command;

/** Holds a container. */
@Command(name = "pause", description = "Hold every process of a container.", mixinStandardHelpOptions = true)
final class PauseCommand extends IdCommand {
    @Override
    public void run() {
        container().pause();
    }
}
