package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What the commands on one container that exists have in common. */
abstract class ContainerCommand {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    NablaCtl top;

    @Parameters(index = "0", paramLabel = "ID", description = "name of the container")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String id;

    Container container() {
        return top.options.load(id);
    }
}
