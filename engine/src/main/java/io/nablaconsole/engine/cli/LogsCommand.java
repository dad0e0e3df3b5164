package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a console log. */
@Command(name = "logs", description = "Print what a container wrote to its console.", mixinStandardHelpOptions = true)
final class LogsCommand extends IdCommand {
    @Option(
            names = {"-f", "--follow"},
            description = "go on until the container ends")
    private boolean follow;

    @Option(
            names = "--asciicast",
            description = {
                "print what there is now, with its times, as asciicast v2: 'asciinema play' shows it,",
                "and so does 'nablactl replay' without the file"
            })
    private boolean asciicast;

    @Override
    public void run() {
        Container container = container();
        ConsoleLog.require(container);
        if (asciicast) {
            ConsoleLog.asciicast(container);
            return;
        }
        try (ConsoleSession console = container.openConsole()) {
            if (follow) {
                ConsoleLog.follow(console);
            } else {
                ConsoleLog.print(console);
            }
        }
    }
}
