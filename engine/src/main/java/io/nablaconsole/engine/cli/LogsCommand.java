package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a console log. */
@Command(name = "logs", description = "Print what a container wrote to its console.", mixinStandardHelpOptions = true)
final class LogsCommand extends IdCommand {
    @Option(
            names = {"-f", "--follow"},
            description = "go on until the container ends")
    private boolean follow;

    @Override
    public void run() {
        try (ConsoleSession console = container().openConsole()) {
            InputStream output = console.output();
            if (follow) {
                output.transferTo(System.out);
            } else {
                byte[] buffer = new byte[1 << 16];
                while (output.available() > 0) {
                    System.out.write(buffer, 0, output.read(buffer));
                }
            }
            System.out.flush();
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, "cannot read the log of container " + id + ": " + e.getMessage(), e);
        }
    }
}
