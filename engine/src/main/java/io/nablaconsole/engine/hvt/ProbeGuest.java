package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.image.Solo5Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Guests of a few instructions, to see what KVM here can run. */
final class ProbeGuest {
    /** The code such a guest ends with: not one that anything else ends with. */
    static final int EXIT_CODE = 42;

    private static final long MEMORY = 2L << 20;
    private static final long CODE = Solo5Image.MIN_ADDRESS;
    private static final int HALT_STATUS = 8;
    private static final int HALT_PORT = 0x508;

    /** Floating point as compilers make it: 42 to a double, through aligned memory, and back to a whole number. */
    private static final int[] VECTORS = {
        0x48, 0x83, 0xec, 0x28, // sub rsp, 40: as after a call, so it is a multiple of 16 again
        0xb8, EXIT_CODE, 0, 0, 0, // mov eax, 42
        0x66, 0x0f, 0xef, 0xc0, // pxor xmm0, xmm0
        0xf2, 0x48, 0x0f, 0x2a, 0xc0, // cvtsi2sd xmm0, rax
        0x0f, 0x29, 0x04, 0x24, // movaps [rsp], xmm0
        0x0f, 0x28, 0x0c, 0x24, // movaps xmm1, [rsp]
        0xf2, 0x48, 0x0f, 0x2c, 0xc1, // cvttsd2si rax, xmm1
    };

    /** The same number by plain instructions, through a call and the stack. */
    private static final int[] PLAIN = {
        0xe8, 0x02, 0, 0, 0, // call what comes after the jump
        0xeb, 0x08, // jump over what is called
        0xb8, EXIT_CODE, 0, 0, 0, // mov eax, 42
        0x50, // push rax
        0x58, // pop rax
        0xc3, // ret
    };

    private ProbeGuest() {}

    static Machine plain() {
        return machine(PLAIN);
    }

    static Machine vectors() {
        return machine(VECTORS);
    }

    /** A guest that computes its exit code into RAX as {@code steps} say and ends with it. */
    private static Machine machine(int[] steps) {
        long data = CODE + Solo5Image.PAGE;
        ByteBuffer code = ByteBuffer.allocate(steps.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        for (int b : steps) {
            code.put((byte) b);
        }
        // mov [data + 8], eax; mov eax, data; mov edx, port; out dx, eax
        code.put((byte) 0x89).put((byte) 0x04).put((byte) 0x25).putInt((int) data + HALT_STATUS);
        code.put((byte) 0xb8).putInt((int) data);
        code.put((byte) 0xba).putInt(HALT_PORT);
        code.put((byte) 0xef);
        List<Region> regions = new ArrayList<>(Machine.lowRegions(ByteBuffer.allocate(64)));
        regions.add(Region.of("text", CODE, Region.CODE, code.flip()));
        regions.add(Region.zero("heap and stack", data, MEMORY));
        return Machine.of(MEMORY, CODE, regions, List.of());
    }
}
