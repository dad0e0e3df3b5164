package io.nablaconsole.engine.doctor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether KVM runs a guest: the device may be there and yet not work, so one is really booted. */
final class KvmCheck implements Check {
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final String WITHOUT = "; spt unikernels run without it";

    /** A boot sector: mov al, 42; out 0xf4, al; hlt. */
    private static final byte[] GUEST = {(byte) 0xb0, 42, (byte) 0xe6, (byte) 0xf4, (byte) 0xf4};

    private static final int SECTOR = 512;

    /** What QEMU's isa-debug-exit makes of 42. */
    private static final int SUCCESS = 42 << 1 | 1;

    @Override
    public String name() {
        return "kvm";
    }

    @Override
    public Finding run() throws IOException, InterruptedException {
        if (!Files.exists(DEVICE)) {
            return Finding.optional(
                    "there is no " + DEVICE + WITHOUT,
                    "modprobe kvm_intel || modprobe kvm_amd; lscpu | grep -i virtual");
        }
        try (RandomAccessFile device = new RandomAccessFile(DEVICE.toFile(), "rw")) {
            if (!device.getFD().valid()) {
                throw new IOException("it does not open");
            }
        } catch (IOException e) {
            return Finding.optional(
                    "this user may not use KVM: " + e.getMessage() + WITHOUT, "sudo usermod -aG kvm $(id -un)");
        }
        return Programs.find("qemu-system-x86_64").isPresent()
                ? boot()
                : Finding.optional(
                        DEVICE + " opens; whether it runs a guest cannot be tried without QEMU",
                        "apt-get install qemu-system-x86");
    }

    private static Finding boot() throws IOException, InterruptedException {
        Path image = Files.createTempFile("nabla-doctor", ".img");
        try {
            byte[] sector = new byte[SECTOR];
            System.arraycopy(GUEST, 0, sector, 0, GUEST.length);
            sector[SECTOR - 2] = 0x55;
            sector[SECTOR - 1] = (byte) 0xaa;
            Files.write(image, sector);
            Programs.Outcome outcome = Programs.run(
                    "qemu-system-x86_64",
                    "-accel",
                    "kvm",
                    "-display",
                    "none",
                    "-no-reboot",
                    "-m",
                    "16",
                    "-device",
                    "isa-debug-exit",
                    "-drive",
                    "format=raw,file=" + image);
            return outcome.code() == SUCCESS
                    ? Finding.good("KVM runs guests")
                    : Finding.optional(
                            "KVM is there but does not run a guest (" + outcome.firstLine() + "): QEMU uses TCG"
                                    + WITHOUT,
                            "choose the accelerator tcg");
        } finally {
            Files.delete(image);
        }
    }
}
