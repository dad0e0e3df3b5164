package io.nablaconsole.engine.qemu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The smallest guest there is: a multiboot kernel (ELF, 32 bit) that computes a number with SSE and writes it to
 * isa-debug-exit. SSE, because a KVM that emulates ring 0 has been seen to run plain code and fail on that.
 */
final class ProbeImage {
    private static final int LOAD = 0x100000;
    private static final int ELF_HEADER = 52;
    private static final int PROGRAM_HEADER = 32;
    private static final int MULTIBOOT_HEADER = 12;
    private static final int MULTIBOOT_MAGIC = 0x1badb002;
    private static final int CODE = ELF_HEADER + PROGRAM_HEADER + MULTIBOOT_HEADER;

    private ProbeImage() {}

    /** QEMU's exit code when the guest writes {@code value}. */
    static int exitCode(int value) {
        return value << 1 | 1;
    }

    /** The image that writes {@code value}, 1 to 127. */
    static byte[] bytes(int value) {
        byte[] code = code(value);
        ByteBuffer file = ByteBuffer.allocate(CODE + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
        file.putShort((short) 2).putShort((short) 3).putInt(1); // executable, i386, version
        file.putInt(LOAD + CODE).putInt(ELF_HEADER).putInt(0).putInt(0); // entry, program headers, sections, flags
        file.putShort((short) ELF_HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 1);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(0).putInt(LOAD).putInt(LOAD); // PT_LOAD of the whole file
        file.putInt(file.capacity()).putInt(file.capacity()).putInt(5).putInt(0x1000);
        file.putInt(MULTIBOOT_MAGIC).putInt(0).putInt(-MULTIBOOT_MAGIC);
        return file.put(code).array();
    }

    private static byte[] code(int value) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        put(code, "0f20e0 0d00020000 0f22e0"); // cr4 |= OSFXSR
        put(code, "0f20c0 83e0fb 83c802 0f22c0"); // cr0: EM off, MP on
        put(code, "660f76c9"); // pcmpeqd xmm1, xmm1: all ones
        put(code, "660f72d11f"); // psrld xmm1, 31: 1 in each lane
        put(code, "660f7ec8"); // movd eax, xmm1
        put(code, "83c0" + HexFormat.of().toHexDigits((byte) (value - 1))); // add eax, value - 1
        put(code, "ba01050000 ee"); // out 0x501, al
        put(code, "f4 ebfd"); // hlt, for ever
        return code.toByteArray();
    }

    private static void put(ByteArrayOutputStream code, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        code.write(bytes, 0, bytes.length);
    }
}
