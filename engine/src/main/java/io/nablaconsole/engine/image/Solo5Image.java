package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.List;

/**
 * A Solo5 unikernel whose headers, segments, notes and manifest have all been checked. Only the bytes of the segments
 * are still in the file.
 */
public sealed interface Solo5Image permits SptImage, HvtImage {
    /** Size of a page of memory. */
    long PAGE = 4096;
    /** Lowest address a guest may use; what lies below belongs to the boot information. */
    long MIN_ADDRESS = 0x100000;
    /** End of what any guest may use: far below the stack and the libraries of a Linux process. */
    long MAX_ADDRESS = 1L << 44;
    /** What Solo5's bindings insist on having above the unikernel, for heap and stack. */
    long LEAST_HEAP = 512 << 10;
    /** The one version of the interfaces spt and hvt that can be served; Solo5 has had both since 0.8.0. */
    int ABI_VERSION = 2;

    /**
     * What Solo5 0.6 and 0.7 wrote, and rumprun is built with. For spt nothing but the number is another: it was raised
     * for how unikernels are laid out, which their files say themselves.
     */
    int OLD_SPT_ABI_VERSION = 1;

    Path file();

    Abi abi();

    /** The devices it asks for; the first has the handle 1, as 0 is reserved. */
    List<ManifestEntry> manifest();

    /** By address, at least one, in pages of their own. */
    List<LoadSegment> segments();

    /** Address of the first instruction, inside an executable segment. */
    long entry();

    /** End of what a guest of this target may use. */
    long addressEnd();

    /** End of the last page the unikernel itself takes; heap and stack come after it. */
    default long memoryEnd() {
        return segments().get(segments().size() - 1).end();
    }

    /** The least memory that is enough, in whole mebibytes. */
    default MemorySize leastMemory() {
        return MemorySize.ofMebibytes((memoryEnd() + LEAST_HEAP + (1 << 20) - 1) >> 20);
    }

    /**
     * Whole pages of {@code memory}, in bytes.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when that is too little, or more than can be addressed
     */
    default long checkedMemory(MemorySize memory) {
        long bytes = memory.bytes() & -PAGE;
        if (bytes < memoryEnd() + LEAST_HEAP) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "memory of %s is too small for %s, which reaches up to %s and needs %s above for heap and"
                                    + " stack: give it %s or more",
                            memory, file(), new MemorySize(memoryEnd()), new MemorySize(LEAST_HEAP), leastMemory()));
        }
        if (bytes > addressEnd()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "memory of %s is more than a unikernel can be given: %s at most",
                            memory, new MemorySize(addressEnd())));
        }
        return bytes;
    }
}
