package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * A Solo5 spt unikernel whose headers, segments, notes and manifest have all been checked; the linker builds on that.
 * Only the bytes of the segments are still in the file.
 *
 * @param segments by address, at least one, in pages of their own
 * @param manifest the devices it asks for; the first has the handle 1, as 0 is reserved
 * @param entry inside an executable segment
 */
public record SptImage(
        Path file, long size, Abi abi, List<ManifestEntry> manifest, List<LoadSegment> segments, long entry) {
    /** Size of a page of memory. */
    public static final long PAGE = 4096;
    /** Lowest address a guest may use; what lies below belongs to the boot information. */
    public static final long MIN_ADDRESS = 0x100000;
    /** End of what a guest may use: far below the stack and the libraries of a Linux process. */
    public static final long MAX_ADDRESS = 1L << 44;
    /** The one version of the spt interface that can be served; Solo5 has had it since 0.8.0. */
    public static final int ABI_VERSION = 2;

    public SptImage {
        manifest = List.copyOf(manifest);
        segments = List.copyOf(segments);
    }

    /**
     * Reads and checks {@code file}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the first thing that is wrong with it;
     *     {@link ErrorCode#SYSTEM_ERROR} when it cannot be read
     */
    public static SptImage read(Path file) {
        try (ImageFile opened = ImageFile.open(file)) {
            return SptImageReader.read(opened);
        }
    }

    /** End of the last page the unikernel itself takes; heap and stack come after it. */
    public long memoryEnd() {
        return segments.get(segments.size() - 1).end();
    }
}
