package io.nablaconsole.engine.qemu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Guests of a few instructions. */
final class TinyGuests {
    private static final int LOAD = 0x100000;
    private static final int HEADERS = 52 + 2 * 32;
    private static final int NOTE = 12 + 4 + 4;
    private static final int PVH_ENTRY = 18;

    private TinyGuests() {}

    /** A boot sector that writes {@code text} to the serial line, then {@code value} to isa-debug-exit. */
    static byte[] bootSector(String text, int value) {
        ByteBuffer sector = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            sector.put(hex("baf803 b0")).put(b).put((byte) 0xee); // mov dx, 0x3f8; mov al, b; out dx, al
        }
        sector.put(hex("ba0105 b0")).put((byte) value).put((byte) 0xee).put(hex("f4 ebfd"));
        sector.position(510);
        return sector.putShort((short) 0xaa55).array();
    }

    /** A kernel with a PVH entry, and no multiboot header, that writes {@code value} to isa-debug-exit. */
    static byte[] pvh(int value) {
        byte[] code = hex("ba01050000 b0" + HexFormat.of().toHexDigits((byte) value) + " ee f4 ebfd");
        int entry = LOAD + HEADERS + NOTE;
        ByteBuffer file = ByteBuffer.allocate(HEADERS + NOTE + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
        file.putShort((short) 2).putShort((short) 3).putInt(1).putInt(entry);
        file.putInt(52).putInt(0).putInt(0);
        file.putShort((short) 52).putShort((short) 32).putShort((short) 2);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        segment(file, 1, 0, file.capacity());
        segment(file, 4, HEADERS, NOTE);
        file.putInt(4)
                .putInt(4)
                .putInt(PVH_ENTRY)
                .put(new byte[] {'X', 'e', 'n', 0})
                .putInt(entry);
        return file.put(code).array();
    }

    private static void segment(ByteBuffer file, int type, int offset, int size) {
        file.putInt(type).putInt(offset).putInt(LOAD + offset).putInt(LOAD + offset);
        file.putInt(size).putInt(size).putInt(5).putInt(4);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
