package io.nablaconsole.engine.cli;

import picocli.CommandLine.Command;

/** Lets a paused container go on. */
@Command(name = "resume", description = "Let a paused container go on.", mixinStandardHelpOptions = true)
final class ResumeCommand extends IdCommand {
    @Override
    public void run() {
        container().resume();
    }
}
