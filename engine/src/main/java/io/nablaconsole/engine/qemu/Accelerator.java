package io.nablaconsole.engine.qemu;

import java.util.Locale;

/** What executes a guest's instructions. */
public enum Accelerator {
    /** The processor itself, through /dev/kvm. */
    KVM("host"),
    /** QEMU, which translates them: works everywhere, some ten times slower. */
    TCG("max");

    private final String processor;

    Accelerator(String processor) {
        this.processor = processor;
    }

    /** QEMU's name of the processor with all that this accelerator can offer. */
    String processor() {
        return processor;
    }

    /** {@code kvm} or {@code tcg}, as QEMU spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
