package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;

/**
 * How much of a container's memory is the guest's. A memory limit holds for the whole process: where it alone says how
 * large the guest is, the guest gets what its tender leaves, and may then use all of it.
 */
public final class GuestShare {
    /** What a tender of a few pages needs. */
    public static final long SMALL_TENDER = 1L << 20;

    /** QEMU: its program's data, the devices, what TCG translates. */
    public static final long QEMU = 64L << 20;

    /** The kernel counts its page tables too: a 512th of what they map, twice that under KVM. */
    private static final long TABLES = 128;

    private GuestShare() {}

    /**
     * The guest's memory.
     *
     * @param tender bytes that the tender needs for itself
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the limit leaves nothing
     */
    public static MemorySize of(Config config, long tender) {
        Long limit = config.resources().memory().limit();
        if (limit == null || limit != config.memory().bytes()) {
            return config.memory();
        }
        long needed = tender + limit / TABLES;
        if (limit <= needed) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "linux.resources.memory.limit of %s leaves the guest nothing: its tender takes %s of it; allow"
                                    + " more, or give the guest its size with the annotation io.nablaconsole.memory",
                            new MemorySize(limit), new MemorySize(needed)));
        }
        return new MemorySize(limit - needed);
    }
}
