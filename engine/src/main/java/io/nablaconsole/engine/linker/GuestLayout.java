package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.LoadSegment;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.linker.Mapping.Content;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a guest's memory into mappings: boot information, segments, and zeroed memory in between and above.
 *
 * <p>All of it but the segments is readable and writable, as under Solo5's tender. No mapping ends inside a page, and
 * only zeroed memory is longer than its part of the file: the loaders of older kernels make such memory writable
 * whatever the header says.
 */
final class GuestLayout {
    /** What Solo5's bindings insist on having above the unikernel, for heap and stack. */
    static final long LEAST_HEAP = 512 << 10;

    private final List<Mapping> mappings = new ArrayList<>();
    private long end = BootInfo.LOW_MEMORY;

    private GuestLayout() {}

    /**
     * Whole pages of {@code memory}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when that is too little for {@code image}, or more than
     *     can be addressed
     */
    static long checkedMemory(SptImage image, MemorySize memory) {
        long bytes = memory.bytes() & -SptImage.PAGE;
        if (bytes < image.memoryEnd() + LEAST_HEAP) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "memory of " + memory + " is too small for " + image.file() + ", which reaches up to "
                            + new MemorySize(image.memoryEnd()) + " and needs " + new MemorySize(LEAST_HEAP)
                            + " above for heap and stack: give it " + leastMemory(image) + " or more");
        }
        if (bytes > SptImage.MAX_ADDRESS) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "memory of " + memory + " is more than a unikernel can be given: "
                            + new MemorySize(SptImage.MAX_ADDRESS) + " at most");
        }
        return bytes;
    }

    /** The least memory that is enough for {@code image}, in whole mebibytes. */
    static MemorySize leastMemory(SptImage image) {
        return MemorySize.ofMebibytes((image.memoryEnd() + LEAST_HEAP + (1 << 20) - 1) >> 20);
    }

    /** The mappings of a guest by address, without a hole between the first and {@code memory}. */
    static List<Mapping> of(SptImage image, long memory, ByteBuffer bootInfo) {
        GuestLayout layout = new GuestLayout();
        long bootAt = BootInfo.ADDRESS - BootInfo.LOW_MEMORY;
        layout.add(
                "boot information",
                Mapping.pageUp(BootInfo.ADDRESS + bootInfo.limit()),
                Mapping.DATA,
                new Content.Bytes(bootInfo, bootAt));
        for (LoadSegment segment : image.segments()) {
            layout.fillTo(segment.start(), "low memory");
            layout.addSegment(segment);
        }
        layout.fillTo(memory, "heap and stack");
        return layout.mappings;
    }

    private void addSegment(LoadSegment s) {
        String permissions = s.describe().permissions();
        String name = s.executable() ? "text" : s.writable() ? "data" : "rodata";
        Content part = new Content.ImagePart(s.fileOffset(), s.fileSize(), s.address() - s.start());
        if (!permissions.equals(Mapping.DATA)) {
            add(name, s.end(), permissions, part);
            return;
        }
        if (s.fileSize() > 0) {
            add(name, Mapping.pageUp(s.address() + s.fileSize()), permissions, part);
        }
        fillTo(s.end(), name);
    }

    private void fillTo(long address, String name) {
        if (end < address) {
            add(name, address, Mapping.DATA, new Content.Zero());
        }
    }

    private void add(String name, long newEnd, String permissions, Content content) {
        mappings.add(new Mapping(name, end, newEnd, permissions, content));
        end = newEnd;
    }
}
