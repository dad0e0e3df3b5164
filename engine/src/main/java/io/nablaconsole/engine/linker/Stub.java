package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.linker.X86.Label;
import io.nablaconsole.engine.linker.X86.Register;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * The machine code the linked program begins with: makes one system call after another from a table, then becomes the
 * unikernel. It needs no stack and no writable memory.
 *
 * <pre>
 * tooLarge:                         (where the kernel goes when the guest ends with a code above 255)
 *   exit_group(255)
 * start:
 *   RBX = table; R12 = 0
 * next:
 *   RAX = call's number;            if it is END, go to launch
 *   RDI = first argument;           if it is PREVIOUS, R12
 *   RSI, RDX, R10 = the others;     R8, R9 = 0
 *   make the call
 *   if the result is below the lowest or above the highest expected, go to fail
 *   R12 = result; RBX = RBX + size of an entry; go to next
 * fail:
 *   write(2, the entry's message); exit_group(125)
 * launch:
 *   RSP = end of guest memory - 8; RDI = boot information; all other registers 0
 *   go to the unikernel's entry
 * </pre>
 */
final class Stub {
    /** Exit code of a program that could not set itself up; the reason is on descriptor 2. */
    static final int EXIT_CODE = 125;

    /** The stack pointer of a function on x86-64 is 8 below a multiple of 16: the missing return address. */
    private static final int STACK_SKEW = 8;

    private static final int WRITE = 1;
    private static final int EXIT_GROUP = 231;
    private static final int STANDARD_ERROR = 2;

    /** The largest exit code there is: of a larger one the kernel keeps the low byte, and 256 would be success. */
    private static final int LARGEST_CODE = 255;

    private static final byte[] TOO_LARGE = new X86()
            .moveShort(Register.RAX, EXIT_GROUP)
            .moveShort(Register.RDI, LARGEST_CODE)
            .syscall()
            .trap()
            .assemble();

    /** Where it begins to run, from the start of its code; what the filter traps goes to the start itself. */
    static final int START = TOO_LARGE.length;

    private Stub() {}

    /** The code for one program. */
    static byte[] assemble(long table, long entry, long memory) {
        X86 code = new X86();
        Label fail = new Label();
        Label launch = new Label();
        addLoop(code, table, fail, launch);
        addFailure(code.label(fail));
        addLaunch(code.label(launch), entry, memory);
        byte[] start = code.assemble();
        byte[] all = Arrays.copyOf(TOO_LARGE, START + start.length);
        System.arraycopy(start, 0, all, START, start.length);
        return all;
    }

    private static void addLoop(X86 code, long table, Label fail, Label launch) {
        Label next = new Label();
        code.move(Register.RBX, table)
                .clear(Register.R12)
                .label(next)
                .load(Register.RAX, SetupCall.NUMBER)
                .compare(Register.RAX, SetupCall.END)
                .jumpIfEqual(launch)
                .load(Register.RDI, SetupCall.FIRST)
                .compare(Register.RDI, SetupCall.PREVIOUS)
                .moveIfEqual(Register.RDI, Register.R12)
                .load(Register.RSI, SetupCall.SECOND)
                .load(Register.RDX, SetupCall.THIRD)
                .load(Register.R10, SetupCall.FOURTH)
                .clear(Register.R8)
                .clear(Register.R9)
                .syscall()
                .compareWithMemory(Register.RAX, SetupCall.LOWEST)
                .jumpIfLess(fail)
                .compareWithMemory(Register.RAX, SetupCall.HIGHEST)
                .jumpIfGreater(fail)
                .move(Register.R12, Register.RAX)
                .add(Register.RBX, SetupCall.SIZE)
                .jump(next);
    }

    private static void addFailure(X86 code) {
        code.moveShort(Register.RAX, WRITE)
                .moveShort(Register.RDI, STANDARD_ERROR)
                .address(Register.RSI, SetupCall.MESSAGE)
                .load(Register.RDX, SetupCall.MESSAGE_LENGTH)
                .syscall()
                .moveShort(Register.RAX, EXIT_GROUP)
                .moveShort(Register.RDI, EXIT_CODE)
                .syscall()
                .trap();
    }

    private static void addLaunch(X86 code, long entry, long memory) {
        code.move(Register.RSP, memory - STACK_SKEW).move(Register.RDI, BootInfo.ADDRESS);
        // the guest learns nothing of what ran before it
        for (Register register : EnumSet.complementOf(EnumSet.of(Register.RSP, Register.RDI))) {
            code.clear(register);
        }
        code.jumpFar(entry);
    }
}
