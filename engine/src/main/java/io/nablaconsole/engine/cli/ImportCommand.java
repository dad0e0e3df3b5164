package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.TransferProgress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Creates a container from one file, up to the gate as {@code create} does, and prints where its bundle is. */
@Command(
        name = "import",
        description = "Create a container from a zip that 'export' wrote; 'start' runs it.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "where its bundle goes; must not exist (default: below the user's data directory)")
    private @Nullable Path directory;

    @Option(
            names = "--no-init",
            description = "make no init: the container is stopped, and 'prepare' brings it to the gate")
    private boolean noInit;

    @Option(
            names = "--trust-paths",
            description = "let it have what it names of this host: disks, mounts, hooks, a control group, ...")
    private boolean trusted;

    @Parameters(index = "0", paramLabel = "FILE", description = "the zip")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Parameters(index = "1", paramLabel = "ID", description = "name of the container")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    @Override
    public void run() {
        Path bundle = directory == null ? Nabla.importDirectory(id) : directory.toAbsolutePath();
        Container container = Nabla.importContainer(
                        top.options.factory(), id, file, bundle, TransferProgress.UNSEEN, named -> trusted)
                .orElseThrow(); // nobody calls it off
        if (!noInit) {
            toTheGate(container);
        }
        System.out.println(bundle);
    }

    private static void toTheGate(Container container) {
        try {
            container.start(ContainerProcess.ofConfig());
        } catch (RuntimeException e) {
            Cleanup.destroy(container, e);
            throw e;
        }
    }
}
