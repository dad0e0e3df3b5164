package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells what QEMU can do on this host. Whether KVM works is asked by booting a guest under it: a device file, its
 * permissions and a group's name all have been seen to promise what the kernel then did not keep.
 */
public final class QemuProbe {
    /**
     * What was found.
     *
     * @param executable the QEMU
     * @param version such as {@code 7.2.22}
     * @param accelerator the best that a guest really booted with
     * @param cause why it is not KVM, and what to do about it; empty when it is
     * @param sandboxed whether it can lock itself up
     */
    public record Report(Path executable, String version, Accelerator accelerator, String cause, boolean sandboxed) {}

    private static final Path KVM = Path.of("/dev/kvm");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int ANSWER = 42;

    private final Path executable;
    private final ProbeCache cache;

    QemuProbe(Path executable, ProbeCache cache) {
        this.executable = executable;
        this.cache = cache;
    }

    /** The probe of the QEMU on the PATH; empty when there is none. */
    public static Optional<QemuProbe> onPath() {
        return QemuProgram.find().map(QemuProbe::of);
    }

    /** The probe of a QEMU; what it finds is kept for this boot. */
    static QemuProbe of(Path executable) {
        return new QemuProbe(executable, new ProbeCache(UserDirectories.cache().resolve("qemu-probe.json")));
    }

    /**
     * What was found, now or earlier in this boot. The first call takes up to five seconds.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when QEMU cannot be run at all
     */
    public Report report() {
        String key = ProbeCache.key(executable, KVM);
        return cache.read(key).orElseGet(() -> {
            Report found = look();
            cache.write(key, found);
            return found;
        });
    }

    private Report look() {
        String version = QemuProgram.version(executable);
        String cause = kvmProblem();
        return new Report(
                executable,
                version,
                cause.isEmpty() ? Accelerator.KVM : Accelerator.TCG,
                cause,
                QemuProgram.sandboxes(executable, QemuCommand.SANDBOX));
    }

    private String kvmProblem() {
        if (!Files.exists(KVM)) {
            return "there is no " + KVM + ": enable virtualization in the firmware, or nested virtualization in the"
                    + " hypervisor, and load kvm_intel or kvm_amd";
        }
        try {
            return boot(Accelerator.KVM, LIMIT)
                    .map(QemuProbe::problem)
                    .orElse(KVM + " did not boot a guest of a few instructions within " + LIMIT.toSeconds()
                            + " s: it seems to be emulated");
        } catch (IOException e) {
            return "cannot write the guest that tries it: " + e.getMessage();
        }
    }

    private static String problem(ProgramRun run) {
        if (run.code() == ProbeImage.exitCode(ANSWER)) {
            return "";
        }
        String said = run.firstLine().isEmpty() ? "it said nothing" : run.firstLine();
        if (said.contains("Permission denied")) {
            return "no permission to use " + KVM
                    + ": add yourself to its group (usermod -aG kvm USER) and log in again";
        }
        return KVM + " cannot boot a guest: QEMU ended with " + run.code() + ": " + said;
    }

    /** Boots the probe on the machine and processor that containers get; empty when it did not end in time. */
    Optional<ProgramRun> boot(Accelerator accelerator, Duration limit) throws IOException {
        Path image = Files.createTempFile("nabla-probe", ".elf");
        try {
            Files.write(image, ProbeImage.bytes(ANSWER));
            List<String> command = List.of(
                    executable.toString(),
                    "-nodefaults",
                    "-no-user-config",
                    "-display",
                    "none",
                    "-no-reboot",
                    "-machine",
                    Machine.Q35 + ",accel=" + accelerator,
                    "-cpu",
                    accelerator.processor(),
                    "-m",
                    "16M",
                    "-device",
                    "isa-debug-exit",
                    "-kernel",
                    image.toString());
            return ProgramRun.within(command, limit);
        } finally {
            Files.deleteIfExists(image);
        }
    }
}
