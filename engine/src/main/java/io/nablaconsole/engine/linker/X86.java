package io.nablaconsole.engine.linker;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An assembler for the few x86-64 instructions the stub is made of; operands are 64 bits wide unless the name says
 * otherwise. Source: Intel SDM volume 2. Not for several threads.
 */
final class X86 {
    /** Registers by their number in the encoding. */
    enum Register {
        RAX(0),
        RCX(1),
        RDX(2),
        RBX(3),
        RSP(4),
        RBP(5),
        RSI(6),
        RDI(7),
        R8(8),
        R9(9),
        R10(10),
        R11(11),
        R12(12),
        R13(13),
        R14(14),
        R15(15);

        private final int number;

        Register(int number) {
            this.number = number;
        }

        /** The three bits that go into the instruction; the fourth goes into the prefix. */
        int low() {
            return number & 7;
        }

        int high() {
            return number >> 3;
        }
    }

    /** A place in the code; jumps to it may come before it. */
    static final class Label {
        private int at = -1;
    }

    private record Jump(int from, Label target) {}

    private static final int REX = 0x40;
    private static final int REX_W = 0x48;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final List<Jump> jumps = new ArrayList<>();

    X86 label(Label label) {
        label.at = code.size();
        return this;
    }

    /** {@code to = value}. */
    X86 move(Register to, long value) {
        emit(REX_W | to.high(), 0xb8 | to.low());
        return number(value, 8);
    }

    /** {@code to = value}, the upper half becomes zero. */
    X86 moveShort(Register to, int value) {
        if (to.high() != 0) {
            emit(REX | to.high());
        }
        emit(0xb8 | to.low());
        return number(value, 4);
    }

    /** {@code to = from}. */
    X86 move(Register to, Register from) {
        return registers(0x89, from, to);
    }

    /** {@code to = 0}. */
    X86 clear(Register to) {
        return registers(0x31, to, to);
    }

    /** {@code to = memory[RBX + offset]}. */
    X86 load(Register to, int offset) {
        return memory(0x8b, to, offset);
    }

    /** {@code to = RBX + offset}. */
    X86 address(Register to, int offset) {
        return memory(0x8d, to, offset);
    }

    /** Compares {@code left} with {@code memory[RBX + offset]}. */
    X86 compareWithMemory(Register left, int offset) {
        return memory(0x3b, left, offset);
    }

    /** Compares {@code left} with a signed byte. */
    X86 compare(Register left, int right) {
        return emit(REX_W | left.high(), 0x83, 0xf8 | left.low(), right & 0xff);
    }

    /** {@code to = from} if the last comparison found its operands equal. */
    X86 moveIfEqual(Register to, Register from) {
        return emit(REX_W | to.high() << 2 | from.high(), 0x0f, 0x44, 0xc0 | to.low() << 3 | from.low());
    }

    /** {@code to = to + value}. */
    X86 add(Register to, int value) {
        emit(REX_W | to.high(), 0x81, 0xc0 | to.low());
        return number(value, 4);
    }

    X86 syscall() {
        return emit(0x0f, 0x05);
    }

    /** An instruction that is never valid, for places that are never reached. */
    X86 trap() {
        return emit(0x0f, 0x0b);
    }

    X86 jump(Label target) {
        return jump(0xeb, target);
    }

    X86 jumpIfEqual(Label target) {
        return jump(0x74, target);
    }

    /** Jumps if the left side was less, as signed numbers. */
    X86 jumpIfLess(Label target) {
        return jump(0x7c, target);
    }

    /** Jumps if the left side was greater, as signed numbers. */
    X86 jumpIfGreater(Label target) {
        return jump(0x7f, target);
    }

    /** Jumps to an address without using a register: the address stands behind the instruction. */
    X86 jumpFar(long address) {
        emit(0xff, 0x25);
        return number(0, 4).number(address, 8);
    }

    /**
     * The machine code.
     *
     * @throws IllegalStateException when a jump is too far for its one byte
     */
    byte[] assemble() {
        byte[] bytes = code.toByteArray();
        for (Jump jump : jumps) {
            int distance = jump.target().at - jump.from() - 1;
            if (jump.target().at < 0 || distance != (byte) distance) {
                throw new IllegalStateException("jump of " + distance + " bytes");
            }
            bytes[jump.from()] = (byte) distance;
        }
        return bytes;
    }

    private X86 registers(int operation, Register from, Register to) {
        return emit(REX_W | from.high() << 2 | to.high(), operation, 0xc0 | from.low() << 3 | to.low());
    }

    private X86 memory(int operation, Register register, int offset) {
        return emit(REX_W | register.high() << 2, operation, 0x40 | register.low() << 3 | Register.RBX.low(), offset);
    }

    private X86 jump(int operation, Label target) {
        emit(operation);
        jumps.add(new Jump(code.size(), target));
        return emit(0);
    }

    private X86 number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            code.write((int) (value >> (8 * i)));
        }
        return this;
    }

    private X86 emit(int... bytes) {
        for (int b : bytes) {
            code.write(b);
        }
        return this;
    }
}
