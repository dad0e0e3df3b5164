package io.nablaconsole.app.live.measure;

import io.nablaconsole.engine.api.MemorySize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a program in one dress.
 *
 * @param firstOutput from the execution of the program to the first byte it wrote, the middle of several runs; null when
 *     not measured
 * @param memory proportional memory (PSS) while it waits, of all that runs for it; null when not measured
 * @param files bytes of the program files it is made of, libraries included; null when not measured
 * @param calls how many system calls it may make; null when it may make all or none is its own
 * @param missing why it could not be measured; null when it was
 */
public record Figure(
        Dress dress,
        @Nullable Duration firstOutput,
        @Nullable MemorySize memory,
        @Nullable MemorySize files,
        @Nullable Integer calls,
        @Nullable String missing) {
    /** What a program can be. */
    public enum Dress {
        UNIKERNEL,
        PROCESS,
        MACHINE
    }

    static Figure missing(Dress dress, String why) {
        return new Figure(dress, null, null, null, null, why);
    }
}
