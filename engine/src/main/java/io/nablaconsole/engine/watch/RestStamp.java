package io.nablaconsole.engine.watch;

import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the files of a container that has ended were written last: as long as that is so, it is as it was. One that lives
 * may end without touching a file, and has none.
 */
record RestStamp(FileTime directory, FileTime state) {
    /** Coarser than the clock of any file system: what was written just now may be written again within one tick. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** Before {@code files} are read: their stamp; empty while it says nothing. */
    static Optional<RestStamp> of(ContainerDirectory files) {
        try {
            RestStamp stamp =
                    new RestStamp(Files.getLastModifiedTime(files.path()), Files.getLastModifiedTime(files.state()));
            Instant tick = Instant.now().minus(TICK);
            return stamp.directory.toInstant().isBefore(tick)
                            && stamp.state.toInstant().isBefore(tick)
                    ? Optional.of(stamp)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether {@code snapshot} stays what it is until a file is written. One that ran and whose end is not known is still
     * being recorded, or its shim was killed in the midst of that, which leaves no trace.
     */
    static boolean rests(ContainerSnapshot snapshot, ContainerDirectory files) {
        return snapshot.status() == Status.STOPPED
                && snapshot.problem() == null
                && (snapshot.exit() != null || !Files.exists(files.result()));
    }
}
