package io.nablaconsole.engine.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a seccomp filter as the kernel does. */
final class BpfInterpreter {
    private final ByteBuffer program;

    BpfInterpreter(byte[] program) {
        this.program = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    }

    int instructions() {
        return program.limit() / 8;
    }

    /** The filter's answer to a system call. */
    int run(int arch, int number, long... arguments) {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, number).putInt(4, arch);
        for (int i = 0; i < arguments.length; i++) {
            data.putLong(16 + 8 * i, arguments[i]);
        }
        int accumulator = 0;
        int at = 0;
        while (true) {
            int code = Short.toUnsignedInt(program.getShort(at * 8));
            int yes = Byte.toUnsignedInt(program.get(at * 8 + 2));
            int no = Byte.toUnsignedInt(program.get(at * 8 + 3));
            int operand = program.getInt(at * 8 + 4);
            at++;
            switch (code) {
                case Bpf.LOAD_WORD -> accumulator = data.getInt(operand);
                case Bpf.JUMP -> at += operand;
                case Bpf.JUMP_EQUAL -> at += accumulator == operand ? yes : no;
                case Bpf.JUMP_GREATER -> at += Integer.compareUnsigned(accumulator, operand) > 0 ? yes : no;
                case Bpf.JUMP_GREATER_OR_EQUAL -> at += Integer.compareUnsigned(accumulator, operand) >= 0 ? yes : no;
                case Bpf.RETURN -> {
                    return operand;
                }
                default -> throw new IllegalStateException("instruction " + code);
            }
        }
    }
}
