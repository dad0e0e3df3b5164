package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import java.nio.file.Path;
import java.util.List;

/** A checked unikernel for Solo5's target spt, which runs as a sandboxed process; the linker builds on that. */
public record SptImage(
        Path file, long size, Abi abi, List<ManifestEntry> manifest, List<LoadSegment> segments, long entry)
        implements Solo5Image {
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
            return Solo5Reader.readSpt(opened);
        }
    }

    @Override
    public long addressEnd() {
        return MAX_ADDRESS;
    }
}
