package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The working directory of a tender: the container's, as the host sees it. */
final class TenderDirectory {
    private TenderDirectory() {}

    /**
     * The directory inside the rootfs. The configuration's may be missing, as most unikernels have no use for one, and
     * nothing may be made in a rootfs; one that was asked for in so many words must be there.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the process's own directory is not there
     */
    static Optional<Path> of(Config config, ContainerProcess process) {
        if (config.cwd().equals("/")) {
            return Optional.empty();
        }
        try {
            Path top = config.rootfs().toRealPath();
            Path inside =
                    top.resolve(HostPath.of("process.cwd", "." + config.cwd())).toRealPath();
            if (inside.startsWith(top) && Files.isDirectory(inside)) {
                return Optional.of(inside);
            }
        } catch (IOException e) {
            // told below
        }
        if (process.cwd() != null) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("process.cwd '%s' is no directory inside %s", config.cwd(), config.rootfs()));
        }
        return Optional.empty();
    }
}
