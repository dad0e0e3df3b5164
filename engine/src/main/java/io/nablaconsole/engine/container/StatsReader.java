package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a process's figures from /proc. */
final class StatsReader {
    /** USER_HZ: what /proc counts CPU time in, the same on every Linux since 2.6. */
    private static final long TICKS_A_SECOND = 100;

    private StatsReader() {}

    static Stats read(State state) {
        Path proc = Path.of("/proc", String.valueOf(state.initProcessPid()));
        try {
            String line = Files.readString(proc.resolve("stat"), StandardCharsets.ISO_8859_1);
            // fields from the third on, so field N of proc(5) has index N − 3
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[14 - 3]) + Long.parseLong(fields[15 - 3]);
            Optional<String> rollup = readIfAllowed(proc.resolve("smaps_rollup"));
            Instant since = state.started() == null ? state.created() : state.started();
            return new Stats(
                    Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND),
                    Duration.between(since, Instant.now()),
                    state.config().memory(),
                    new MemorySize(kibibytes(Files.readString(proc.resolve("status")), "VmRSS:")
                                    .orElse(0)
                            << 10),
                    rollup.map(text -> new MemorySize(kibibytes(text, "Pss:").orElse(0) << 10))
                            .orElse(null),
                    Long.parseLong(fields[10 - 3]),
                    Long.parseLong(fields[12 - 3]));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_RUNNING, "container " + state.id() + " has no process", e);
        }
    }

    private static Optional<String> readIfAllowed(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong kibibytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(
                        line.substring(name.length()).replace("kB", "").strip()))
                .findFirst();
    }
}
