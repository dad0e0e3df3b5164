package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
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
    private boolean force;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        ContainerId valid = new ContainerId(id);
        if (!force
                && factory.list().stream().noneMatch(snapshot -> snapshot.id().equals(valid))) {
            throw new EngineException(ErrorCode.CONTAINER_NOT_EXISTS, "container " + id + " does not exist");
        }
        factory.delete(id, force);
    }
}
