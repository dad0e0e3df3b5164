package io.nablaconsole.engine.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An assembler for the classic BPF programs seccomp takes: 32-bit words, forward jumps only. Not for several threads.
 *
 * <p>Source of the numbers: {@code linux/bpf_common.h}, {@code linux/filter.h}.
 */
final class Bpf {
    /** The kernel's limit. */
    static final int MAX_INSTRUCTIONS = 4096;

    static final int LOAD_WORD = 0x20;
    static final int JUMP = 0x05;
    static final int JUMP_EQUAL = 0x15;
    static final int JUMP_GREATER = 0x25;
    static final int JUMP_GREATER_OR_EQUAL = 0x35;
    static final int RETURN = 0x06;

    private static final int INSTRUCTION_SIZE = 8;
    /** A conditional jump has one byte for its distance. */
    private static final int MAX_DISTANCE = 255;

    private final List<Instruction> program = new ArrayList<>();

    /** A place in the program; used before or after it is put somewhere. */
    static final class Label {
        private int at = -1;
    }

    private record Instruction(int code, int operand, List<Label> targets) {}

    /** Marks the place of the next instruction. */
    Bpf label(Label label) {
        if (label.at >= 0) {
            throw new IllegalStateException("label is placed already");
        }
        label.at = program.size();
        return this;
    }

    /** Loads the word of {@code struct seccomp_data} at {@code offset}. */
    Bpf load(int offset) {
        return add(LOAD_WORD, offset);
    }

    Bpf jump(Label target) {
        return add(JUMP, 0, target);
    }

    Bpf jumpIfEqual(int value, Label yes, Label no) {
        return add(JUMP_EQUAL, value, yes, no);
    }

    /** Compares unsigned. */
    Bpf jumpIfGreater(int value, Label yes, Label no) {
        return add(JUMP_GREATER, value, yes, no);
    }

    /** Compares unsigned. */
    Bpf jumpIfGreaterOrEqual(int value, Label yes, Label no) {
        return add(JUMP_GREATER_OR_EQUAL, value, yes, no);
    }

    Bpf ret(int action) {
        return add(RETURN, action);
    }

    private Bpf add(int code, int operand, Label... targets) {
        program.add(new Instruction(code, operand, List.of(targets)));
        return this;
    }

    /**
     * The program as the kernel takes it.
     *
     * @throws IllegalStateException when a label was not placed, a jump is backwards or too far, or it is too long
     */
    byte[] assemble() {
        if (program.size() > MAX_INSTRUCTIONS) {
            throw new IllegalStateException("filter has " + program.size() + " instructions");
        }
        ByteBuffer out = ByteBuffer.allocate(program.size() * INSTRUCTION_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            List<Label> targets = instruction.targets();
            out.putShort((short) instruction.code());
            if (targets.size() == 2) {
                out.put((byte) distance(i, targets.get(0), MAX_DISTANCE));
                out.put((byte) distance(i, targets.get(1), MAX_DISTANCE));
                out.putInt(instruction.operand());
            } else {
                out.putShort((short) 0);
                out.putInt(targets.isEmpty() ? instruction.operand() : distance(i, targets.get(0), MAX_INSTRUCTIONS));
            }
        }
        return out.array();
    }

    private static int distance(int from, Label target, int limit) {
        int distance = target.at - from - 1;
        if (distance < 0 || distance > limit) {
            throw new IllegalStateException("jump of " + distance + " instructions at " + from);
        }
        return distance;
    }
}
