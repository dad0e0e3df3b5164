package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ExitRecord;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Joins the caller's terminal to a container's. */
@Command(
        name = "attach",
        description = {
            "Show a container's console from its beginning and pass input on, until it ends or you type the detach",
            "keys. Exits with the container's code, or with 0 when detached."
        },
        mixinStandardHelpOptions = true)
final class AttachCommand extends ContainerCommand implements Callable<Integer> {
    private static final Duration AFTER_OUTPUT = Duration.ofSeconds(10);

    @Option(names = "--no-stdin", description = "show only, pass no input on")
    private boolean noInput;

    @Mixin
    private DetachOption detach = new DetachOption();

    @Override
    public Integer call() {
        Container container = container();
        ConsoleLog.require(container);
        boolean ended;
        try (ConsoleSession console = container.openConsole()) {
            HostSignals.forwardTo(container);
            ended = noInput ? watch(console) : join(console, container.config().terminal() && console.live());
        }
        return ended
                ? container.awaitExit(AFTER_OUTPUT).map(ExitRecord::shellCode).orElse(0)
                : 0;
    }

    private static boolean watch(ConsoleSession console) {
        try (TerminalOutput out = TerminalOutput.open()) {
            ConsoleLog.follow(console, out, true);
        }
        return true;
    }

    private boolean join(ConsoleSession console, boolean terminal) {
        if (terminal && HostTerminal.isTerminal(0)) {
            String keys = detach.names();
            System.err.println("nablactl: attached to " + id + (keys.isEmpty() ? "" : "; detach with " + keys));
        }
        return new Viewer(console, terminal, detach.keys()).showAgain();
    }
}
