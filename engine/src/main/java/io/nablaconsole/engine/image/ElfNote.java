package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One note of an ELF file.
 *
 * @param owner who defines it, such as {@code Solo5} or {@code GNU}
 * @param content a view of its descriptor, position 0
 */
record ElfNote(String owner, int type, ByteBuffer content) {
    private static final int HEADER = 12;
    private static final int MAX_OWNER = 64;

    /** Every note of every note segment, in file order. */
    static List<ElfNote> readAll(ImageFile file, ElfHeader header, List<ProgramHeader> headers) {
        List<ElfNote> notes = new ArrayList<>();
        for (ProgramHeader p : headers) {
            if (p.type() == ProgramHeader.TYPE_NOTE) {
                Message what = Message.of("note segment %s", p.index());
                readSegment(file, file.read(p.offset(), p.fileSize(), header.order(), what), what, notes);
            }
        }
        return notes;
    }

    private static void readSegment(ImageFile file, ByteBuffer segment, Message what, List<ElfNote> notes) {
        if (segment.remaining() < HEADER) {
            throw file.bad(Message.of("%s is too short for a note: it has %s bytes", what, segment.remaining()));
        }
        while (segment.remaining() >= HEADER) {
            long ownerSize = Integer.toUnsignedLong(segment.getInt());
            long contentSize = Integer.toUnsignedLong(segment.getInt());
            int type = segment.getInt();
            // both sizes are below 2^32, so the sum cannot overflow
            if (padded(ownerSize) + contentSize > segment.remaining() || ownerSize > MAX_OWNER) {
                throw file.bad(Message.of(
                        "%s has a note of %s + %s bytes where %s are left",
                        what, ownerSize, contentSize, segment.remaining()));
            }
            String owner = owner(take(segment, ownerSize));
            skip(segment, padded(ownerSize) - ownerSize);
            notes.add(new ElfNote(owner, type, take(segment, contentSize)));
            skip(segment, padded(contentSize) - contentSize);
        }
    }

    private static long padded(long size) {
        return (size + 3) & ~3L;
    }

    private static ByteBuffer take(ByteBuffer from, long length) {
        ByteOrder order = from.order();
        ByteBuffer piece = from.slice(from.position(), (int) length).order(order);
        from.position(from.position() + (int) length);
        return piece;
    }

    private static void skip(ByteBuffer from, long length) {
        from.position((int) Math.min(from.limit(), from.position() + length));
    }

    private static String owner(ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
