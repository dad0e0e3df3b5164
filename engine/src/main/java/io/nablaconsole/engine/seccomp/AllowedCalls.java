package io.nablaconsole.engine.seccomp;

import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import java.util.Comparator;
import java.util.List;

/** The rules as data for people. */
public final class AllowedCalls {
    private AllowedCalls() {}

    /** One row for each rule, by call and in the order of the rules. */
    public static List<AllowedCall> of(List<CallRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparing(CallRule::call))
                .map(r -> new AllowedCall(r.call().toString(), r.call().number(), r.condition(), r.reason()))
                .toList();
    }
}
