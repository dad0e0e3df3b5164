package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fixed part at the start of an ELF file, of either width and byte order, as it stands in the file: nothing in it
 * has been checked.
 */
record ElfHeader(
        boolean wide,
        ByteOrder order,
        int version,
        int type,
        int machine,
        long entry,
        long programOffset,
        long sectionOffset,
        int headerSize,
        int programEntrySize,
        int programCount,
        int sectionEntrySize,
        int sectionCount,
        int sectionNames) {

    static final int MAGIC = 0x7f454c46;
    static final int SIZE = 64;
    static final int TYPE_RELOCATABLE = 1;
    static final int TYPE_EXECUTABLE = 2;
    static final int TYPE_SHARED = 3;
    static final int TYPE_CORE = 4;
    static final int MACHINE_X86_64 = 62;

    private static final int SIZE_32 = 52;

    /** Whether the file begins with ELF's magic number. */
    static boolean matches(ByteBuffer head) {
        return head.limit() >= 4 && head.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0) == MAGIC;
    }

    /** Reads the header; refuses only what makes the rest unreadable. */
    static ElfHeader read(ImageFile file) {
        if (file.size() < 16) {
            throw file.bad(Message.of("is truncated: it has %s of the 64 bytes of an ELF header", file.size()));
        }
        ByteBuffer ident = file.read(0, 16, ByteOrder.BIG_ENDIAN, Message.of("the ELF identification"));
        if (!matches(ident)) {
            throw file.bad(Message.of("is not an ELF file"));
        }
        int width = ident.get(4);
        int data = ident.get(5);
        if (width != 1 && width != 2) {
            throw file.bad(Message.of("has ELF class %s, which is neither 32 nor 64 bit", width));
        }
        if (data != 1 && data != 2) {
            throw file.bad(Message.of("has ELF byte order %s, which is neither little nor big endian", data));
        }
        int size = width == 2 ? SIZE : SIZE_32;
        if (file.size() < size) {
            throw file.bad(Message.of("is truncated: it has %s of the %s bytes of an ELF header", file.size(), size));
        }
        ByteOrder order = data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer header = file.read(0, size, order, Message.of("the ELF header"));
        return width == 2 ? wide(header) : narrow(header);
    }

    private static ElfHeader wide(ByteBuffer b) {
        return new ElfHeader(
                true,
                b.order(),
                b.getInt(20),
                unsigned(b, 16),
                unsigned(b, 18),
                b.getLong(24),
                b.getLong(32),
                b.getLong(40),
                unsigned(b, 52),
                unsigned(b, 54),
                unsigned(b, 56),
                unsigned(b, 58),
                unsigned(b, 60),
                unsigned(b, 62));
    }

    private static ElfHeader narrow(ByteBuffer b) {
        return new ElfHeader(
                false,
                b.order(),
                b.getInt(20),
                unsigned(b, 16),
                unsigned(b, 18),
                Integer.toUnsignedLong(b.getInt(24)),
                Integer.toUnsignedLong(b.getInt(28)),
                Integer.toUnsignedLong(b.getInt(32)),
                unsigned(b, 40),
                unsigned(b, 42),
                unsigned(b, 44),
                unsigned(b, 46),
                unsigned(b, 48),
                unsigned(b, 50));
    }

    private static int unsigned(ByteBuffer b, int at) {
        return Short.toUnsignedInt(b.getShort(at));
    }

    boolean littleEndian() {
        return order == ByteOrder.LITTLE_ENDIAN;
    }

    /** The machine by name, for people. */
    Object machineName() {
        return switch (machine) {
            case 3 -> "x86 (32 bit)";
            case 8 -> "MIPS";
            case 20, 21 -> "PowerPC";
            case 22 -> "IBM Z";
            case 40 -> "ARM (32 bit)";
            case MACHINE_X86_64 -> "x86-64";
            case 183 -> "ARM64";
            case 243 -> "RISC-V";
            case 258 -> "LoongArch";
            default -> Message.of("machine number %s", machine);
        };
    }
}
