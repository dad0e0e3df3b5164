package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
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
            description = "TERM, SIGTERM or 15; default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String signal;

    @Option(
            names = {"-a", "--all"},
            description = "send it to every process of the container")
    boolean all;

    @Override
    public void run() {
        Signal parsed = Signal.parse(signal);
        try {
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
}
