package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints all that is known of a unikernel file or a container. */
@Command(
        name = "inspect",
        description = {
            "Print JSON: what a file is (abi, manifest, segments, entry),",
            "or all about a container (config, state, exit, history)."
        },
        mixinStandardHelpOptions = true)
final class InspectCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Parameters(paramLabel = "FILE|ID", description = "a file, else the name of a container")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String subject;

    @Override
    public void run() {
        Path file = HostPath.of("FILE", subject);
        if (Files.isRegularFile(file)) {
            System.out.println(Json.print(ImageJson.of(Nabla.images().inspect(file))));
        } else {
            System.out.println(top.options.load(subject).inspect());
        }
    }
}
