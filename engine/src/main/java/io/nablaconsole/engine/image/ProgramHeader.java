package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of an ELF file's program header table, as it stands in the file: nothing in it has been checked.
 *
 * @param index its place in the table, for messages
 */
record ProgramHeader(
        int index, int type, int flags, long offset, long address, long fileSize, long memorySize, long align) {

    static final int SIZE = 56;
    private static final int NARROW_SIZE = 32;
    static final int TYPE_LOAD = 1;
    static final int TYPE_DYNAMIC = 2;
    static final int TYPE_INTERPRETER = 3;
    static final int TYPE_NOTE = 4;
    static final int TYPE_TLS = 7;
    static final int TYPE_GNU_STACK = 0x6474e551;
    static final int EXECUTE = 1;
    static final int WRITE = 2;
    static final int READ = 4;
    /** Real files have about ten; more than this is damage or malice. */
    static final int MAX_COUNT = 128;

    /** Reads the table, of at most {@link #MAX_COUNT} entries. */
    static List<ProgramHeader> readAll(ImageFile file, ElfHeader header) {
        int count = header.programCount();
        if (count < 1) {
            throw file.bad(Message.of("has no program headers: there is nothing to load"));
        }
        if (count > MAX_COUNT) {
            throw file.bad(Message.of("has %s program headers, more than the %s allowed", count, MAX_COUNT));
        }
        int size = header.wide() ? SIZE : NARROW_SIZE;
        if (header.programEntrySize() != size) {
            throw file.bad(
                    Message.of("has program headers of %s bytes instead of %s", header.programEntrySize(), size));
        }
        ByteBuffer table = file.read(
                header.programOffset(), (long) count * size, header.order(), Message.of("the program header table"));
        List<ProgramHeader> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(header.wide() ? at(i, table, i * size) : narrow(i, table, i * size));
        }
        return headers;
    }

    private static ProgramHeader at(int index, ByteBuffer t, int at) {
        return new ProgramHeader(
                index,
                t.getInt(at),
                t.getInt(at + 4),
                t.getLong(at + 8),
                t.getLong(at + 16),
                t.getLong(at + 32),
                t.getLong(at + 40),
                t.getLong(at + 48));
    }

    private static ProgramHeader narrow(int index, ByteBuffer t, int at) {
        return new ProgramHeader(
                index,
                t.getInt(at),
                t.getInt(at + 24),
                unsigned(t, at + 4),
                unsigned(t, at + 8),
                unsigned(t, at + 16),
                unsigned(t, at + 20),
                unsigned(t, at + 28));
    }

    private static long unsigned(ByteBuffer t, int at) {
        return Integer.toUnsignedLong(t.getInt(at));
    }

    boolean readable() {
        return (flags & READ) != 0;
    }

    boolean writable() {
        return (flags & WRITE) != 0;
    }

    boolean executable() {
        return (flags & EXECUTE) != 0;
    }
}
