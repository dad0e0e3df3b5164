package io.nablaconsole.engine.seccomp;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing a guest may do: a system call whose arguments pass every check. What no rule describes kills the guest.
 *
 * @param errno 0 when the call is made; else it is not made and the guest is told this error
 * @param reason what the guest needs it for
 */
public record CallRule(Syscall call, List<Check> checks, int errno, String reason) {
    static final int EROFS = 30;

    private static final int MAX_ERRNO = 4095;

    public CallRule {
        checks = List.copyOf(checks);
        if (errno < 0 || errno > MAX_ERRNO) {
            throw new IllegalArgumentException("not an error number");
        }
    }

    static CallRule allow(Syscall call, String reason, Check... checks) {
        return new CallRule(call, List.of(checks), 0, reason);
    }

    /** Every check in words; empty when the arguments do not matter. */
    public String condition() {
        return checks.stream().map(Check::toString).collect(Collectors.joining(", "));
    }
}
