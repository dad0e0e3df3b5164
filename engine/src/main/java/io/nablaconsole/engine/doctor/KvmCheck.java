package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.hvt.KvmProbe;
import io.nablaconsole.engine.hvt.KvmReport;
import io.nablaconsole.engine.qemu.Accelerator;
import io.nablaconsole.engine.qemu.QemuProbe;
import java.util.Optional;

/** Whether KVM runs a guest: the device may be there and yet not work, so guests are really booted. */
final class KvmCheck implements Check {
    @Override
    public String name() {
        return "kvm";
    }

    @Override
    public Finding run() {
        KvmReport kvm = new KvmProbe().report();
        return switch (kvm.state()) {
            case READY -> withQemu(kvm);
            case MISSING ->
                Finding.optional(without(kvm), "modprobe kvm_intel || modprobe kvm_amd; lscpu | grep -i virtual");
            case NOT_PERMITTED -> Finding.optional(without(kvm), "sudo usermod -aG kvm $(id -un)");
            case INCOMPLETE, BROKEN -> Finding.optional(without(kvm));
        };
    }

    private static Message without(KvmReport kvm) {
        return Message.of("%s; spt unikernels run without it", kvm.detail());
    }

    /** What suffices for a small guest need not suffice for the machine QEMU makes. */
    private static Finding withQemu(KvmReport kvm) {
        Optional<QemuProbe.Report> qemu = QemuProbe.onPath().map(QemuProbe::report);
        return qemu.filter(report -> report.accelerator() != Accelerator.KVM)
                .map(report -> Finding.optional(Message.of(
                        "%s, but not QEMU's, which are run by TCG: %s",
                        kvm.detail(), new Message.Cause(report.cause()))))
                .orElseGet(() -> Finding.good(kvm.detail()));
    }
}
