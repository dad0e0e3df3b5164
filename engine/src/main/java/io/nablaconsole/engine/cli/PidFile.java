package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Tells a supervisor the init's pid in a file that is never seen half written. */
final class PidFile {
    private PidFile() {}

    /** Writes the pid to {@code file}; does nothing when none was asked for. */
    static void write(@Nullable Path file, Container container) {
        if (file == null) {
            return;
        }
        Path target = file.toAbsolutePath();
        Path aside = target.resolveSibling("." + target.getFileName());
        try {
            Files.writeString(aside, String.valueOf(container.state().initProcessPid()));
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot write the pid file %s: %s", file, e), e);
        }
    }
}
