package io.nablaconsole.engine.qemu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Guests of a few instructions. */
final class TinyGuests {
    private static final int LOAD = 0x100000;
    private static final int HEADERS = 64 + 2 * 56;
    private static final int NOTE = 12 + 4 + 4;
    private static final int PVH_ENTRY = 18;
    private static final int CD_SECTOR = 2048;

    private TinyGuests() {}

    /** A disk of 1 MiB whose boot sector writes {@code text} to the serial line, then {@code value} to isa-debug-exit. */
    static byte[] bootSector(String text, int value) {
        ByteBuffer sector = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        speak(sector, text, value);
        sector.position(510);
        // the BIOS does not boot from a disk of one sector
        return sector.putShort((short) 0xaa55).array();
    }

    /** A CD whose boot record, after El Torito, does the same: volume, boot record, catalog, then the code. */
    static byte[] cd(String text, int value) {
        ByteBuffer cd = ByteBuffer.allocate(64 * CD_SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        cd.position(16 * CD_SECTOR).put((byte) 1).put(ascii("CD001")).put((byte) 1);
        cd.position(17 * CD_SECTOR)
                .put((byte) 0)
                .put(ascii("CD001"))
                .put((byte) 1)
                .put(ascii("EL TORITO SPECIFICATION"));
        cd.position(17 * CD_SECTOR + 0x47).putInt(19);
        cd.position(18 * CD_SECTOR).put((byte) 255).put(ascii("CD001")).put((byte) 1);
        cd.position(19 * CD_SECTOR).put((byte) 1).position(19 * CD_SECTOR + 28);
        cd.put(hex("aa55 55aa")); // the sum of the entry's words is zero
        cd.put(hex("88 00 0000 00 00 0400")).putInt(20); // bootable, not a floppy, four sectors of 512, from sector 20
        cd.position(20 * CD_SECTOR);
        speak(cd, text, value);
        return cd.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void speak(ByteBuffer code, String text, int value) {
        code.put((byte) 0xfa); // cli: the BIOS writes what it has queued for the same line at its timer's interrupts
        for (byte b : ascii(text)) {
            code.put(hex("baf803 b0")).put(b).put((byte) 0xee); // mov dx, 0x3f8; mov al, b; out dx, al
        }
        code.put(hex("ba0105 b0")).put((byte) value).put((byte) 0xee).put(hex("f4 ebfd"));
    }

    /** A 64-bit kernel with a PVH entry, which is 32-bit code, and no multiboot header, that writes {@code value} to isa-debug-exit. */
    static byte[] pvh(int value) {
        byte[] code = hex("ba01050000 b0" + HexFormat.of().toHexDigits((byte) value) + " ee f4 ebfd");
        int entry = LOAD + HEADERS + NOTE;
        ByteBuffer note = ByteBuffer.allocate(NOTE).order(ByteOrder.LITTLE_ENDIAN);
        note.putInt(4)
                .putInt(4)
                .putInt(PVH_ENTRY)
                .put(new byte[] {'X', 'e', 'n', 0})
                .putInt(entry);
        return elf(note.array(), code);
    }

    /** A program in the format of a bzImage that has the BIOS write {@code text}, then writes {@code value} to isa-debug-exit. */
    static byte[] biosProgram(String text, int value) {
        ByteBuffer file = ByteBuffer.allocate(4 * 512).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0x1f1, (byte) 1).putShort(0x1fe, (short) 0xaa55); // one sector of setup
        file.position(0x200);
        file.put(hex("eb66")).put(ascii("HdrS")).putShort((short) 0x203).put(0x211, (byte) 1); // jmp 0x268; loaded high
        file.position(0x268);
        for (byte b : ascii(text)) {
            file.put(hex("b40e b0")).put(b).put(hex("bb0700 cd10")); // int 0x10, ah 0x0e: teletype
        }
        file.put(hex("b486 b90300 31d2 cd15")); // int 0x15, ah 0x86: wait a moment, the BIOS writes at leisure
        file.put(hex("ba0105 b0")).put((byte) value).put(hex("ee f4 ebfd"));
        return file.array();
    }

    /** A 32-bit multiboot kernel that writes its command line, a bar and its first module to the serial line. */
    static byte[] echo() {
        byte[] code = hex(
                "8b7310 baf8030000" // mov esi, [ebx + 16]; mov edx, 0x3f8
                        + "ac 84c0 7403 ee ebf8" // until a zero: out dx, [esi++]
                        + "b07c ee 8b7b18 837b1400 740b" // out dx, '|'; mov edi, [ebx + 24]; where there are modules:
                        + "8b37 8b4f04 29f1 ac ee e2fc" // from [edi] to [edi + 4]: out dx, [esi++]
                        + "ba01050000 b001 ee f4 ebfd");
        int start = 52 + 32 + 12;
        ByteBuffer file = ByteBuffer.allocate(start + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
        file.putShort((short) 2)
                .putShort((short) 3)
                .putInt(1)
                .putInt(LOAD + start)
                .putInt(52);
        file.putInt(0).putInt(0).putShort((short) 52).putShort((short) 32).putShort((short) 1);
        file.position(52);
        file.putInt(1).putInt(0).putInt(LOAD).putInt(LOAD);
        file.putInt(file.capacity()).putInt(file.capacity()).putInt(5).putInt(0x1000);
        file.putInt(0x1badb002).putInt(0).putInt(-0x1badb002);
        return file.put(code).array();
    }

    /** A Linux program that asks for the port of isa-debug-exit and writes {@code value} to it. */
    static byte[] leave(int value) {
        String ioperm = "bf01050000 be01000000 ba01000000 b8ad000000 0f05"; // ioperm(0x501, 1, 1)
        String out = "ba01050000 b0" + HexFormat.of().toHexDigits((byte) value) + " ee ebfe";
        return elf(new byte[0], hex(ioperm + out));
    }

    /** A 64-bit executable: one segment of everything, one of notes, then code. */
    private static byte[] elf(byte[] notes, byte[] code) {
        int size = HEADERS + notes.length + code.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        file.putShort((short) 2).putShort((short) 62).putInt(1).putLong(LOAD + HEADERS + notes.length);
        file.putLong(64).putLong(0).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 2);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        segment(file, 1, 0, size, 0x1000);
        segment(file, 4, HEADERS, notes.length, 4);
        return file.put(notes).put(code).array();
    }

    private static void segment(ByteBuffer file, int type, int offset, int size, int align) {
        file.putInt(type).putInt(5).putLong(offset).putLong(LOAD + offset).putLong(LOAD + offset);
        file.putLong(size).putLong(size).putLong(align);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
