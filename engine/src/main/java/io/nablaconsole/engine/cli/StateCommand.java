package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.json.Json;
import picocli.CommandLine.Command;

/** Prints the state as the OCI runtime specification has it. */
@Command(name = "state", description = "Print the state of a container as OCI JSON.", mixinStandardHelpOptions = true)
final class StateCommand extends IdCommand {
    @Override
    public void run() {
        System.out.println(Json.print(OciState.of(container().state())));
    }
}
