package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Factory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The entry of a process that is to be a container's init; hidden, as only programs call it. */
@Command(
        name = "init",
        hidden = true,
        description = "Become the init of a container, as _LIBCONTAINER_INITPIPE and _LIBCONTAINER_STATEDIR tell.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        factory.startInitialization();
    }
}
