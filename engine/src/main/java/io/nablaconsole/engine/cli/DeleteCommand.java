package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes a container, also a broken one. */
@Command(
        name = "delete",
        description = "Remove a container that has ended, and all it has.",
        mixinStandardHelpOptions = true)
final class DeleteCommand extends IdCommand {
    @Option(
            names = {"-f", "--force"},
            description = "kill it first when it lives; no error when there is none")
    boolean force;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        factory.delete(id, force || waitsAtTheGate(factory));
    }

    /** Like runc, a container that was never started is deleted without force: nothing ran that could be lost. */
    private boolean waitsAtTheGate(Factory factory) {
        try {
            return factory.load(id).status() == Status.CREATED;
        } catch (EngineException e) {
            if (e.code() == ErrorCode.SYSTEM_ERROR) {
                // a broken one: what is left of it is removed
                return false;
            }
            throw e;
        }
    }
}
