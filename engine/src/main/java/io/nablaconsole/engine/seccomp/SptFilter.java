package io.nablaconsole.engine.seccomp;

import io.nablaconsole.engine.seccomp.Bpf.Label;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the kernel's filter from the rules: kill the process unless a rule admits the call. Calls of another
 * architecture (32-bit, x32) are killed before anything else is looked at, as their numbers mean other calls.
 */
public final class SptFilter {
    static final int KILL_PROCESS = 0x80000000;
    static final int ALLOW = 0x7fff0000;
    static final int TRAP = 0x00030000;
    static final int ERRNO = 0x00050000;

    private static final int LARGEST_CODE = 255;

    /** As an int, −255: like all between it and −1 it keeps a low byte that is not 0. */
    private static final int LEAST_NEGATIVE_CODE = 0xffffff01;

    static final int ARCH_X86_64 = 0xc000003e;
    static final int X32_BIT = 0x40000000;

    // struct seccomp_data
    static final int DATA_NUMBER = 0;
    static final int DATA_ARCH = 4;
    static final int DATA_ARGUMENTS = 16;

    private final Bpf bpf = new Bpf();

    private SptFilter() {}

    /** The filter, in the form {@code struct sock_fprog} points to: 8 bytes an instruction. */
    public static byte[] assemble(List<CallRule> rules) {
        Map<Syscall, List<CallRule>> byCall = new EnumMap<>(Syscall.class);
        for (Syscall call : Syscall.values()) {
            List<CallRule> own = rules.stream().filter(r -> r.call() == call).toList();
            if (!own.isEmpty()) {
                byCall.put(call, own);
            }
        }
        return new SptFilter().build(byCall);
    }

    private byte[] build(Map<Syscall, List<CallRule>> byCall) {
        Label native64 = new Label();
        Label kill = new Label();
        Label dispatch = new Label();
        bpf.load(DATA_ARCH)
                .jumpIfEqual(ARCH_X86_64, native64, kill)
                .label(native64)
                .load(DATA_NUMBER)
                .jumpIfGreaterOrEqual(X32_BIT, kill, dispatch)
                .label(kill)
                .ret(KILL_PROCESS)
                .label(dispatch);
        Map<Syscall, Label> bodies = new EnumMap<>(Syscall.class);
        for (Syscall call : byCall.keySet()) {
            Label body = new Label();
            Label here = new Label();
            Label next = new Label();
            bodies.put(call, body);
            // a plain jump reaches any body, a conditional one only the next 255 instructions
            bpf.jumpIfEqual(call.number(), here, next).label(here).jump(body).label(next);
        }
        bpf.ret(KILL_PROCESS);
        bodies.forEach((call, body) -> {
            bpf.label(body);
            if (call == Syscall.EXIT_GROUP) {
                addExitCode();
            }
            byCall.getOrDefault(call, List.of()).forEach(this::addRule);
            bpf.ret(KILL_PROCESS);
        });
        return bpf.assemble();
    }

    /**
     * The kernel keeps the low byte of an exit code, so that 256 would look like success: whoever handles the trap ends
     * with 255 instead. The code is an int, whatever the upper half of its register holds.
     */
    private void addExitCode() {
        Label notNegative = new Label();
        Label trap = new Label();
        Label fits = new Label();
        bpf.load(DATA_ARGUMENTS).jumpIfGreaterOrEqual(LEAST_NEGATIVE_CODE, fits, notNegative);
        bpf.label(notNegative).jumpIfGreater(LARGEST_CODE, trap, fits);
        bpf.label(trap).ret(TRAP).label(fits);
    }

    private void addRule(CallRule rule) {
        Label nextRule = new Label();
        for (Check check : rule.checks()) {
            switch (check.bound()) {
                case EQUAL -> addEqual(check, nextRule);
                case AT_MOST -> addAtMost(check, nextRule);
            }
        }
        bpf.ret(rule.errno() == 0 ? ALLOW : ERRNO | rule.errno()).label(nextRule);
    }

    private void addEqual(Check check, Label otherwise) {
        Label low = new Label();
        Label passed = new Label();
        bpf.load(highHalf(check)).jumpIfEqual(high(check), low, otherwise);
        bpf.label(low).load(lowHalf(check)).jumpIfEqual((int) check.value(), passed, otherwise);
        bpf.label(passed);
    }

    private void addAtMost(Check check, Label otherwise) {
        Label notAbove = new Label();
        Label low = new Label();
        Label passed = new Label();
        bpf.load(highHalf(check)).jumpIfGreater(high(check), otherwise, notAbove);
        // a lower high half decides; only when they are equal does the low half count
        bpf.label(notAbove).jumpIfEqual(high(check), low, passed);
        bpf.label(low).load(lowHalf(check)).jumpIfGreater((int) check.value(), otherwise, passed);
        bpf.label(passed);
    }

    private static int high(Check check) {
        return (int) (check.value() >>> 32);
    }

    private static int lowHalf(Check check) {
        return DATA_ARGUMENTS + 8 * check.argument();
    }

    private static int highHalf(Check check) {
        return lowHalf(check) + 4;
    }
}
