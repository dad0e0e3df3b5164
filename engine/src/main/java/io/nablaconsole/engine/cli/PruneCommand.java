package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Factory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Removes what is left of containers that do not exist. */
@Command(
        name = "prune",
        description = {
            "Remove what programs that were killed half way left of containers that do not exist:",
            "directories, taps, bridges. One line for each says what it was and whose."
        },
        mixinStandardHelpOptions = true)
final class PruneCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Option(
            names = {"-n", "--dry-run"},
            description = "only name them")
    private boolean dryRun;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        if (dryRun) {
            factory.leftovers().forEach(System.out::println);
        } else {
            factory.prune().forEach(removed -> System.out.println("removed " + removed));
        }
    }
}
