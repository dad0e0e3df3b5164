package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say who watches the container's process and where its streams go. Who gives a pid file or a console
 * socket is a supervisor and waits for the process itself; then nothing of ours stays.
 */
final class Wiring {
    private static final int FIRST_PRESERVED = 3;

    @Option(
            names = "--pid-file",
            paramLabel = "FILE",
            description = "write the init's pid to this file; the caller, or its subreaper, then waits for the init")
    @Nullable
    Path pidFile;

    @Option(
            names = "--console-socket",
            paramLabel = "SOCKET",
            description = "send the terminal's master to this Unix socket; needs process.terminal")
    @Nullable
    Path consoleSocket;

    @Option(
            names = "--preserve-fds",
            paramLabel = "N",
            description = "pass N descriptors of the caller on, from 3 upwards")
    private int preserved;

    @Option(names = "--no-pivot", description = "accepted: a unikernel has no root file system to move to")
    private boolean unusedNoPivot;

    @Option(names = "--no-new-keyring", description = "accepted: a unikernel has no session keyring")
    private boolean unusedNoNewKeyring;

    /** Whether somebody else waits for the process. */
    boolean supervised() {
        return pidFile != null || consoleSocket != null;
    }

    /** @throws EngineException CONFIG_INVALID when something is asked of a process that {@code option} does without */
    void refuse(String option) {
        if (supervised() || preserved > 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s makes no process that --pid-file, --console-socket or --preserve-fds could speak of",
                            option));
        }
    }

    /**
     * The process for a caller that does not stay.
     *
     * @throws EngineException CONFIG_INVALID when the options do not fit the configuration
     */
    ContainerProcess process(Config config) {
        return withDescriptors(ContainerProcess.ofConfig(streams(config)));
    }

    /** {@code process} with the descriptors to preserve. */
    ContainerProcess withDescriptors(ContainerProcess process) {
        return process.withExtraFiles(IntStream.range(0, preserved)
                .map(i -> FIRST_PRESERVED + i)
                .boxed()
                .toList());
    }

    private ContainerIo streams(Config config) {
        if (consoleSocket != null) {
            if (!config.terminal()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "cannot use --console-socket %s: the container has no terminal; set process.terminal in its"
                                        + " config.json",
                                consoleSocket));
            }
            return new ContainerIo.Supervised(consoleSocket.toAbsolutePath());
        }
        if (config.terminal()) {
            // nobody takes the terminal, so our monitor keeps it for 'attach' and 'logs'
            return ContainerIo.LOGGED;
        }
        return supervised() ? new ContainerIo.Supervised(null) : ContainerIo.INHERITED;
    }
}
