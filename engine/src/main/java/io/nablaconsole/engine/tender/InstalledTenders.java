package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.handler.EmbeddedExec;
import io.nablaconsole.engine.hvt.HvtExec;
import io.nablaconsole.engine.hvt.KvmProbe;
import io.nablaconsole.engine.hvt.KvmReport;
import io.nablaconsole.engine.image.HvtImage;
import io.nablaconsole.engine.image.Solo5Image;
import io.nablaconsole.engine.program.ProgramSearch;
import io.nablaconsole.engine.qemu.QemuExec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenders the engine brings or knows how to call. */
public final class InstalledTenders {
    private static final TenderReport EMBEDDED = new TenderReport(
            EmbeddedExec.NAME,
            Message.of("Solo5 unikernels for spt; nothing to install, no privilege needed"),
            null,
            null,
            null);

    private InstalledTenders() {}

    /** Programs are looked for in {@code directories}, then in those of {@code NABLA_TENDER_PATH}, then on the PATH. */
    public static List<Tender> in(List<Path> directories) {
        ProgramSearch search = ProgramSearch.path()
                .after(ProgramSearch.directories(System.getenv(ExternalTender.PATH_VARIABLE)))
                .after(directories);
        KvmProbe kvm = new KvmProbe();
        return List.of(
                embedded(),
                ExternalTender.solo5Spt(search).tender(),
                solo5Hvt(ExternalTender.solo5Hvt(search).tender(), kvm),
                embeddedHvt(kvm),
                ExternalTender.nablaRun(search).tender(),
                qemu());
    }

    private static Tender embedded() {
        return new Tender(
                EmbeddedExec.NAME,
                InstalledTenders::isSpt,
                image -> Optional.ofNullable(image.problem()),
                () -> EMBEDDED,
                new EmbeddedExec());
    }

    /** Where KVM runs nothing, that is what has to be mended: it being installed does not help. */
    private static Tender solo5Hvt(Tender installed, KvmProbe kvm) {
        return new Tender(
                installed.name(),
                installed.meantFor(),
                image -> damage(image)
                        .or(() -> Optional.ofNullable(kvmProblem(kvm)))
                        .or(() -> installed.obstacle().apply(image)),
                installed.look(),
                installed.handler());
    }

    private static Tender embeddedHvt(KvmProbe kvm) {
        return new Tender(
                HvtExec.NAME,
                InstalledTenders::isHvt,
                image -> HvtImage.damage(image.file()).or(() -> Optional.ofNullable(kvmProblem(kvm))),
                () -> new TenderReport(
                        HvtExec.NAME,
                        Message.of("Solo5 unikernels for hvt, in a small virtual machine; nothing to install but KVM"),
                        null,
                        null,
                        kvmProblem(kvm)),
                new HvtExec());
    }

    /** Nothing is known of unikernels for an older solo5-hvt. */
    private static Optional<Message> damage(ImageReport image) {
        Abi abi = image.abi();
        boolean known = abi != null && abi.version() == Solo5Image.ABI_VERSION;
        return known ? HvtImage.damage(image.file()) : Optional.empty();
    }

    private static @Nullable Message kvmProblem(KvmProbe kvm) {
        try {
            KvmReport report = kvm.report();
            return report.usable() ? null : Message.of("it needs KVM: %s", report.message());
        } catch (EngineException e) {
            return Message.of("it needs KVM: %s", e);
        }
    }

    private static Tender qemu() {
        return new Tender(
                QemuExec.NAME,
                QemuExec::supports,
                QemuExec::obstacle,
                () -> new TenderReport(
                        QemuExec.NAME,
                        Message.of("Unikraft, Linux and other kernels and disks, in a virtual machine"),
                        QemuExec.program().orElse(null),
                        QemuExec.version().orElse(null),
                        QemuExec.obstacle().orElse(null)),
                new QemuExec());
    }

    private static boolean isHvt(ImageReport image) {
        Abi abi = image.abi();
        return abi != null && abi.target() == Abi.Target.HVT;
    }

    private static boolean isSpt(ImageReport image) {
        Abi abi = image.abi();
        return abi != null && abi.target() == Abi.Target.SPT;
    }
}
