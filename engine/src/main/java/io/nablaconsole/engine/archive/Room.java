package io.nablaconsole.engine.archive;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system that a directory which need not exist yet will lie on. */
record Room(Path directory) {
    /** @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when {@code bytes} from {@code archive} do not fit */
    void require(long bytes, Path archive) throws IOException {
        Path there = directory;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (bytes > free || bytes < 0) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot import %s: its files take %s, and %s has %s free: make room, or name another"
                                    + " directory",
                            archive, new MemorySize(Math.abs(bytes)), there, new MemorySize(free)));
        }
    }
}
