package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.ImageCopy;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.linker.Mapping.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a plan as an ELF executable: headers, then each mapping that is in the file on pages of its own. What is zero
 * stays a hole.
 */
final class ProgramWriter {
    private static final int HEADER_SIZE = 64;
    private static final int PROGRAM_HEADER_SIZE = 56;
    private static final byte[] IDENTIFICATION = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    private static final int EXECUTABLE = 2;
    private static final int X86_64 = 62;
    private static final int LOAD = 1;
    private static final int READ_WRITE = 6;
    /** Says that the stack is not executable. */
    private static final int GNU_STACK = 0x6474e551;

    private final LinkPlan plan;
    private final ImageCopy out;

    private ProgramWriter(LinkPlan plan, ImageCopy out) {
        this.plan = plan;
        this.out = out;
    }

    /**
     * Writes to {@code out}, which is empty.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the image lost bytes since it was checked
     */
    static void write(LinkPlan plan, Path imageFile, FileChannel image, FileChannel out) throws IOException {
        try {
            new ProgramWriter(plan, new ImageCopy(image, out)).write();
        } catch (EOFException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("image %s became shorter while it was linked", imageFile), e);
        }
    }

    private void write() throws IOException {
        List<Mapping> mappings = plan.mappings().stream()
                .filter(m -> !(m.content() instanceof Content.Requested))
                .toList();
        int count = mappings.size() + 1;
        ByteBuffer headers =
                ByteBuffer.allocate(HEADER_SIZE + count * PROGRAM_HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(headers, plan.entry(), count);
        long at = Mapping.pageUp(headers.limit());
        for (Mapping mapping : mappings) {
            putLoad(headers, mapping, at);
            if (mapping.content() instanceof Content.Bytes bytes) {
                out.write(bytes.bytes(), at + bytes.at());
            } else if (mapping.content() instanceof Content.ImagePart part) {
                out.copy(part.offset(), part.length(), at + part.at());
            }
            at += mapping.inFile() ? mapping.size() : 0;
        }
        headers.putInt(GNU_STACK).putInt(READ_WRITE);
        out.write(headers.clear(), 0);
        out.extend(at);
    }

    private static void putHeader(ByteBuffer out, long entry, int count) {
        out.put(IDENTIFICATION).position(16);
        out.putShort((short) EXECUTABLE).putShort((short) X86_64).putInt(1);
        out.putLong(entry).putLong(HEADER_SIZE).putLong(0).putInt(0);
        out.putShort((short) HEADER_SIZE).putShort((short) PROGRAM_HEADER_SIZE).putShort((short) count);
        out.position(HEADER_SIZE);
    }

    private static void putLoad(ByteBuffer out, Mapping mapping, long at) {
        boolean inFile = mapping.inFile();
        out.putInt(LOAD).putInt(mapping.elfFlags());
        out.putLong(inFile ? at : 0).putLong(mapping.start()).putLong(mapping.start());
        out.putLong(inFile ? mapping.size() : 0).putLong(mapping.size()).putLong(SptImage.PAGE);
    }
}
