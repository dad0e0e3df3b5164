package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.ImageReport;
import java.util.Optional;

/** How QEMU brings a file to life. */
public enum GuestBoot {
    /** Loaded by Linux' boot protocol, or by PVH for a {@code vmlinux}. */
    LINUX,
    /** Loaded by Linux' boot protocol, to speak through the BIOS. */
    PROGRAM,
    /** Loaded by multiboot or PVH: Unikraft, Solo5's virtio target, other kernels for a bare machine. */
    KERNEL,
    /** Booted by the BIOS from its first sector. */
    DISK,
    /** Booted by the BIOS as a CD. */
    CD;

    private static final String ISO = "ISO 9660";

    /** How to start a file; empty when it is nothing that a machine boots. */
    public static Optional<GuestBoot> of(ImageReport report) {
        return switch (report.kind()) {
            case LINUX_KERNEL -> Optional.of(LINUX);
            case BOOT_PROGRAM -> Optional.of(PROGRAM);
            case UNIKRAFT, BARE_METAL -> Optional.of(KERNEL);
            case SOLO5 -> isVirtio(report) ? Optional.of(KERNEL) : Optional.empty();
            case DISK_IMAGE -> Optional.of(report.description().text().contains(ISO) ? CD : DISK);
            case RUMPRUN, LINUX_PROGRAM, ELF_OTHER, ARCHIVE, SCRIPT, TEXT, DIRECTORY, EMPTY, UNKNOWN ->
                Optional.empty();
        };
    }

    private static boolean isVirtio(ImageReport report) {
        return report.abi() != null && report.abi().target() == Abi.Target.VIRTIO;
    }

    /** Whether QEMU loads the file itself, and so can hand it an initrd and a command line. */
    boolean takesCommandLine() {
        return this == LINUX || this == PROGRAM || this == KERNEL;
    }

    /** Whether it has a console only when the BIOS hands its own to the serial line. */
    boolean needsBiosConsole() {
        return this != LINUX && this != KERNEL;
    }
}
