package io.nablaconsole.engine.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A tender (monitor) as this host has it.
 *
 * @param name what {@link Config#tender} calls it: {@code embedded}, {@code solo5-hvt}, …
 * @param description what it runs, for people
 * @param executable its program; null when it is part of the engine or not installed
 * @param version as it tells itself; null when it does not, or is not installed
 * @param problem why it cannot be used and how to get it; null when it can
 */
public record TenderReport(
        String name,
        Message description,
        @Nullable Path executable,
        @Nullable String version,
        @Nullable Message problem) {
    /** Whether containers can be run with it. */
    public boolean usable() {
        return problem == null;
    }
}
