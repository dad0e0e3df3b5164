package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.binary.NativeProgram;
import io.nablaconsole.engine.hvt.KvmReport.State;
import io.nablaconsole.engine.program.ProgramRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether KVM runs guests here, by running two of a few instructions. That {@code /dev/kvm} exists says
 * little: a virtual machine without nested virtualisation may offer one that runs nothing, or not everything.
 *
 * <p>Thread-safe. A good result is kept, as it does not change while the host is up; a bad one is looked at again each
 * time, so that what was done about it shows. Takes some 20 ms.
 */
public final class KvmProbe {
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Path device;
    private @Nullable KvmReport known;

    public KvmProbe() {
        this(DEVICE);
    }

    KvmProbe(Path device) {
        this.device = device;
    }

    /**
     * What was found, now or earlier.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when the probe itself could not be run
     */
    public synchronized KvmReport report() {
        KvmReport report = known;
        if (report == null) {
            report = look();
            known = report.usable() ? report : null;
        }
        return report;
    }

    private KvmReport look() {
        try (FileChannel opened = FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return opened.isOpen() ? runGuests() : broken(Message.of("it cannot be opened"));
        } catch (NoSuchFileException e) {
            return new KvmReport(
                    State.MISSING,
                    Message.of("there is no %s on this machine", device),
                    Message.of("load the module (modprobe kvm_intel or kvm_amd), or switch virtualisation on in the"
                            + " firmware, or, on a virtual machine, ask its host for nested virtualisation; or use the"
                            + " unikernel's build for spt"));
        } catch (AccessDeniedException e) {
            return new KvmReport(
                    State.NOT_PERMITTED,
                    Message.of("you may not open %s", device),
                    Message.of(
                            "let an administrator run: setfacl -m u:%s:rw %s; or join the group that owns it (often"
                                    + " kvm) and log in again",
                            System.getProperty("user.name"), device));
        } catch (IOException e) {
            return broken(Message.of("it cannot be opened (%s)", e));
        }
    }

    private static KvmReport broken(Message why) {
        return new KvmReport(
                State.BROKEN,
                Message.of("%s is there but cannot run guests here: %s", DEVICE, why),
                Message.of("use the unikernel's build for spt, or QEMU without KVM"));
    }

    private static KvmReport runGuests() {
        Optional<Message> failure = failure(ProbeGuest.plain());
        if (failure.isPresent()) {
            return broken(failure.get());
        }
        return failure(ProbeGuest.vectors())
                .map(why -> new KvmReport(
                        State.INCOMPLETE,
                        Message.of(
                                "KVM here runs plain guests only: floating point and vector instructions fail (%s)",
                                why),
                        Message.of("unikernels that use them end with an error: use their build for spt, or QEMU"
                                + " without KVM")))
                .orElseGet(() -> new KvmReport(State.READY, Message.of("KVM runs guests here"), null));
    }

    /** Why the guest did not run as it should; empty when it did. */
    private static Optional<Message> failure(Machine guest) {
        try {
            Path directory = Files.createTempDirectory("nabla-kvm");
            Path plan = directory.resolve("plan");
            try {
                PlanFile.write(guest, Path.of("/dev/null"), plan);
                String program = NativeProgram.unpack("nabla-hvt").file().toString();
                return ProgramRun.within(List.of(program, plan.toString()), LIMIT)
                        .map(KvmProbe::failure)
                        .orElseGet(() -> Optional.of(Message.of(
                                "a guest of a few instructions did not end within %s s", LIMIT.toSeconds())));
            } finally {
                Files.deleteIfExists(plan);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot probe KVM: %s", e), e);
        }
    }

    private static Optional<Message> failure(ProgramRun run) {
        if (run.code() == ProbeGuest.EXIT_CODE) {
            return Optional.empty();
        }
        String prefix = "nabla-hvt: ";
        String line = run.firstLine();
        String text = line.startsWith(prefix) ? line.substring(prefix.length()) : line;
        return Optional.of(
                text.isEmpty()
                        ? Message.of("the guest ended with %s", run.code())
                        : Message.of("%s", new Message.Cause(text)));
    }
}
