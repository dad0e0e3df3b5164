package io.nablaconsole.engine.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One container at one moment: what a list shows. Cheap to make, safe to keep.
 *
 * @param image the unikernel's file name
 * @param tender what runs it: {@code embedded}, {@code solo5-spt}, …
 * @param pid of the init; 0 when there is no process
 * @param started when the tender was executed; null when it was not
 * @param exit how the last run ended; null when none has
 * @param problem why its state cannot be read; null when all is well (it can still be deleted)
 */
public record ContainerSnapshot(
        ContainerId id,
        Status status,
        String image,
        String tender,
        MemorySize memory,
        int pid,
        Instant created,
        @Nullable Instant started,
        @Nullable ExitRecord exit,
        Map<String, String> annotations,
        @Nullable Message problem) {
    public ContainerSnapshot {
        annotations = Map.copyOf(annotations);
    }
}
