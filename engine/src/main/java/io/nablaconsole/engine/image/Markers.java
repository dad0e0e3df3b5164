package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Looks for names that only one kind of unikernel holds. */
final class Markers {
    private static final long SEARCHED = 64L << 20;
    private static final int PIECE = 256 << 10;
    private static final int MAX_NAMES = 256 << 10;
    private static final int WIDE_SECTION = 64;
    private static final int NARROW_SECTION = 40;

    /** A function of rumprun's start-up code, and what its NetBSD kernel calls itself. */
    private static final Set<String> RUMPRUN = Set.of("rumprun_boot", "(RUMP-ROAST)");

    private Markers() {}

    /** Whether it is made with rumprun. */
    static boolean isRumprun(ImageFile file) {
        int overlap = 32;
        long end = Math.min(file.size(), SEARCHED);
        for (long at = 0; at < end; at += PIECE - overlap) {
            ByteBuffer piece = file.read(at, Math.min(PIECE, end - at), ByteOrder.LITTLE_ENDIAN, Message.of("a part"));
            String text = StandardCharsets.ISO_8859_1.decode(piece).toString();
            if (RUMPRUN.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }

    /** The names of the file's sections; empty when it has none or they are damaged. */
    static Set<String> sections(ImageFile file, ElfHeader header) {
        // kernels that boot by multiboot are 32-bit files, whatever processor they are for
        int entry = header.wide() ? WIDE_SECTION : NARROW_SECTION;
        long table = header.sectionOffset() + (long) header.sectionNames() * entry;
        boolean present = header.sectionOffset() > 0
                && header.sectionEntrySize() == entry
                && header.sectionNames() < header.sectionCount()
                && file.holds(table, entry);
        if (!present) {
            return Set.of();
        }
        ByteBuffer section = file.read(table, entry, header.order(), Message.of("a section header"));
        long offset = header.wide() ? section.getLong(24) : Integer.toUnsignedLong(section.getInt(16));
        long length = header.wide() ? section.getLong(32) : Integer.toUnsignedLong(section.getInt(20));
        long size = Math.min(length, MAX_NAMES);
        if (!file.holds(offset, size)) {
            return Set.of();
        }
        String names = StandardCharsets.ISO_8859_1
                .decode(file.read(offset, size, header.order(), Message.of("section names")))
                .toString();
        return Set.copyOf(Arrays.asList(names.split("\0", -1)));
    }
}
