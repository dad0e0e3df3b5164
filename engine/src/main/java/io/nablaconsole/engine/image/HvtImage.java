package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A checked unikernel for Solo5's target hvt, which runs in a virtual machine. */
public record HvtImage(
        Path file, long size, Abi abi, List<ManifestEntry> manifest, List<LoadSegment> segments, long entry)
        implements Solo5Image {
    /** A guest names its memory in 32 bits when it calls the tender. */
    private static final long ADDRESS_END = 1L << 32;

    public HvtImage {
        manifest = List.copyOf(manifest);
        segments = List.copyOf(segments);
    }

    /**
     * Reads and checks {@code file}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the first thing that is wrong with it;
     *     {@link ErrorCode#SYSTEM_ERROR} when it cannot be read
     */
    public static HvtImage read(Path file) {
        try (ImageFile opened = ImageFile.open(file)) {
            return Solo5Reader.readHvt(opened);
        }
    }

    /** What is wrong with {@code file}; empty when nothing is. */
    public static Optional<Message> damage(Path file) {
        try {
            read(file);
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(e.message());
        }
    }

    @Override
    public long addressEnd() {
        return ADDRESS_END;
    }
}
