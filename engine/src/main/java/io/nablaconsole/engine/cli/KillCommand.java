package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a signal. */
@Command(name = "kill", description = "Send a signal to a container's init process.", mixinStandardHelpOptions = true)
final class KillCommand extends IdCommand {
    static final String DEFAULT = "SIGTERM";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SIGNAL",
            defaultValue = DEFAULT,
            description = "TERM, SIGTERM or 15; 0 only asks whether it lives; default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String signal;

    @Option(
            names = {"-a", "--all"},
            description = "send it to every process of the container")
    boolean all;

    @Override
    public void run() {
        try {
            if (signal.matches("0+")) {
                requireProcess(container());
                return;
            }
            Signal parsed = Signal.parse(signal);
            container().signal(parsed, all);
        } catch (EngineException e) {
            if (e.code() != ErrorCode.CONTAINER_NOT_RUNNING) {
                throw e;
            }
            // runc's words, which supervisors look for; and like runc, nobody left is no error for everybody
            if (!all) {
                throw new EngineException(e.code(), Message.of("container not running: %s", e), e);
            }
        }
    }

    /** As kill(2) has it, signal 0 is sent to nobody: it only tells whether there is somebody. */
    private static void requireProcess(Container container) {
        if (container.status() == Status.STOPPED) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_RUNNING, Message.of("container %s has no process", container.id()));
        }
    }
}
