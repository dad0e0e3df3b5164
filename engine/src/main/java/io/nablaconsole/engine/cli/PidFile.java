package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells a supervisor the init's pid in a file that is never seen half written. */
final class PidFile {
    private PidFile() {}

    /** Writes the pid to {@code file}; does nothing when none was asked for. */
    static void write(@Nullable Path file, Container container) {
        if (file == null) {
            return;
        }
        String pid = String.valueOf(container.state().initProcessPid());
        try {
            WholeFile.write(file.toAbsolutePath(), out -> {
                out.write(pid.getBytes(StandardCharsets.US_ASCII));
                return true;
            });
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot write the pid file %s: %s", file, e), e);
        }
    }
}
