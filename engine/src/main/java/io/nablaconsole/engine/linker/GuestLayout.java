package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.image.LoadSegment;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.linker.Mapping.Content;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a guest's memory into mappings: boot information, the stub, segments, and zeroed memory in between and above.
 *
 * <p>All of it but the stub and the segments is readable and writable, as under Solo5's tender. The stub lies in the
 * memory below 1 MiB, which Solo5 calls reserved; so the program's headers cover little more than the unikernel, and
 * heap and stack, the large part, can be asked for with a system call that can fail in plain words. No mapping ends inside a page, and
 * only zeroed memory is longer than its part of the file: the loaders of older kernels make such memory writable
 * whatever the header says.
 */
final class GuestLayout {
    private static final String LOW_MEMORY = "low memory";

    private final List<Mapping> mappings = new ArrayList<>();
    private long end = BootInfo.LOW_MEMORY;

    private GuestLayout() {}

    /**
     * The mappings of a guest by address, without a hole between the first and {@code memory}.
     *
     * @param stub the stub's own, inside low memory
     */
    static List<Mapping> of(SptImage image, long memory, ByteBuffer bootInfo, List<Mapping> stub) {
        GuestLayout layout = new GuestLayout();
        layout.add(
                "boot information",
                Mapping.pageUp(BootInfo.ADDRESS + bootInfo.limit()),
                Mapping.DATA,
                new Content.Bytes(bootInfo, BootInfo.ADDRESS - BootInfo.LOW_MEMORY));
        for (Mapping own : stub) {
            layout.fillTo(own.start(), LOW_MEMORY);
            layout.add(own.name(), own.end(), own.permissions(), own.content());
        }
        layout.fillTo(image.segments().get(0).start(), LOW_MEMORY);
        for (LoadSegment segment : image.segments()) {
            layout.fillTo(segment.start(), "between segments");
            layout.addSegment(segment);
        }
        layout.add("heap and stack", memory, Mapping.DATA, new Content.Requested());
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
        if (newEnd <= end) {
            throw new IllegalStateException(name + " overlaps what is below");
        }
        mappings.add(new Mapping(name, end, newEnd, permissions, content));
        end = newEnd;
    }
}
