package io.nablaconsole.engine.hvt;

import org.junit.jupiter.api.Assumptions;

/** Whether tests can run guests on this machine; says why when they cannot. */
final class Kvm {
    static final KvmProbe PROBE = new KvmProbe();

    private Kvm() {}

    static void assume() {
        KvmReport report = PROBE.report();
        assume(report.usable(), report.message().text());
    }

    static void assume(boolean condition, String reason) {
        if (!condition) {
            System.out.println("skipped: " + reason);
        }
        Assumptions.assumeTrue(condition, reason);
    }
}
