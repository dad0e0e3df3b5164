package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command on one container that exists. */
abstract class IdCommand implements Runnable {
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
