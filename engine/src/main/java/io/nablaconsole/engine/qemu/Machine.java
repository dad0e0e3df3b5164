package io.nablaconsole.engine.qemu;

import java.util.Locale;

/** The machine a guest finds itself in. */
public enum Machine {
    /** A PC with PCI Express and a BIOS; every guest knows it. */
    Q35("pci"),
    /** No PCI, hardly a firmware: up sooner under KVM, for guests that know virtio over memory-mapped I/O. */
    MICROVM("device");

    private final String bus;

    Machine(String bus) {
        this.bus = bus;
    }

    /** QEMU's name of a virtio device on this machine's bus; {@code kind} is {@code blk} or {@code net}. */
    String virtio(String kind) {
        return "virtio-" + kind + "-" + bus;
    }

    /** {@code q35} or {@code microvm}, as QEMU spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
