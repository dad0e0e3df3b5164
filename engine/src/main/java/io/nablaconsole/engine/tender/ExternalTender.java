package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.program.ProgramSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tender that is a program of its own, looked for anew each time: it may be installed while the engine runs.
 *
 * @param target what it runs; null for images from before Solo5 had targets
 * @param advice how to get it
 */
record ExternalTender(
        String name, String description, Abi.@Nullable Target target, String advice, ProgramSearch search) {
    /** Environment variable with directories where tenders are looked for before PATH. */
    static final String PATH_VARIABLE = "NABLA_TENDER_PATH";

    private static final Path KVM = Path.of("/dev/kvm");
    private static final String SOLO5 =
            "install Solo5 (opam install solo5, or build github.com/Solo5/solo5) and name its"
                    + " directory in PATH or " + PATH_VARIABLE;

    static ExternalTender solo5Spt(ProgramSearch search) {
        return new ExternalTender(
                "solo5-spt", "Solo5 unikernels for spt, in a sandboxed process", Abi.Target.SPT, SOLO5, search);
    }

    static ExternalTender solo5Hvt(ProgramSearch search) {
        return new ExternalTender(
                "solo5-hvt", "Solo5 unikernels for hvt, in a virtual machine of KVM", Abi.Target.HVT, SOLO5, search);
    }

    static ExternalTender nablaRun(ProgramSearch search) {
        return new ExternalTender(
                "nabla-run",
                "rumprun unikernels of the first Nabla containers",
                null,
                "build it from github.com/nabla-containers/solo5 and name its directory in PATH or " + PATH_VARIABLE,
                search);
    }

    Tender tender() {
        return new Tender(name, this::meantFor, this::obstacle, this::look, new ExternalExec(this));
    }

    Optional<Path> program() {
        return search.find(name);
    }

    /**
     * Asks the program.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is not installed or does not answer
     */
    Probe probe() {
        Path program = program().orElseThrow(() -> new EngineException(ErrorCode.CONFIG_INVALID, missing()));
        try {
            return Probe.of(program);
        } catch (EngineException e) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, "tender " + name + " cannot be used: " + e.text(), e);
        }
    }

    private String missing() {
        return "tender " + name + " is not installed: " + advice;
    }

    private boolean meantFor(ImageReport image) {
        Abi abi = image.abi();
        return target == null ? image.kind() == Kind.RUMPRUN : abi != null && abi.target() == target;
    }

    /** The first thing that is in the way of any image. */
    private Optional<String> problem() {
        if (program().isEmpty()) {
            return Optional.of(missing());
        }
        try {
            probe();
        } catch (EngineException e) {
            return Optional.of(e.text());
        }
        return target == Abi.Target.HVT ? kvmProblem() : Optional.empty();
    }

    private Optional<String> kvmProblem() {
        if (!Files.exists(KVM)) {
            return Optional.of(name + " needs " + KVM + ", which this machine lacks: switch on virtualisation in its"
                    + " firmware, or nested virtualisation of the host it runs on");
        }
        if (!Files.isReadable(KVM) || !Files.isWritable(KVM)) {
            return Optional.of(name + " needs " + KVM + ", which this user may not open: usermod -aG kvm "
                    + System.getProperty("user.name") + ", then log in again");
        }
        return Optional.empty();
    }

    private Optional<String> obstacle(ImageReport image) {
        if (isDamaged(image)) {
            return Optional.ofNullable(image.problem());
        }
        Optional<String> problem = problem();
        Abi abi = image.abi();
        if (problem.isPresent() || abi == null) {
            return problem;
        }
        Probe probe = probe();
        Integer served = probe.abiVersion();
        return served == null || served == abi.version()
                ? Optional.empty()
                : Optional.of(probe.program() + " serves version " + served + " of that interface only: rebuild the"
                        + " unikernel, or install the " + name + " it was built for");
    }

    /** The engine has read all of an spt unikernel of today; of an older one it says the same until there is a tender. */
    private boolean isDamaged(ImageReport image) {
        Abi abi = image.abi();
        return target == Abi.Target.SPT
                && abi != null
                && image.problem() != null
                && (abi.version() == SptImage.ABI_VERSION || program().isEmpty());
    }

    private TenderReport look() {
        Path program = program().orElse(null);
        Optional<String> problem = problem();
        String version = null;
        try {
            version = program == null ? null : probe().version();
        } catch (EngineException e) {
            // the problem says so already
        }
        return new TenderReport(name, description, program, version, problem.orElse(null));
    }
}
