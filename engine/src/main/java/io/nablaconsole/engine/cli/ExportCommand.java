package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.TransferProgress;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a container into one file. */
@Command(
        name = "export",
        description = "Write a container into a zip: its bundle, and what it left.",
        mixinStandardHelpOptions = true)
final class ExportCommand extends IdCommand {
    @Parameters(index = "1", paramLabel = "FILE", description = "the zip to write; replaced when it is there")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--disks", description = "with its disks; without this it names them where they are")
    private boolean disks;

    @Override
    public void run() {
        Container container = container();
        Nabla.exportContainer(container, file.toAbsolutePath(), disks, TransferProgress.UNSEEN);
        if (!disks) {
            Nabla.disks(container.config()).forEach(this::leftOut);
        }
    }

    private void leftOut(Path disk) {
        top.warn("its disk " + disk + " is not in it: --disks takes disks along");
    }
}
