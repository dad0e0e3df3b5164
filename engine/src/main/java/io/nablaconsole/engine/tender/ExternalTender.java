package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
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
        String name, Message description, Abi.@Nullable Target target, Message advice, ProgramSearch search) {
    /** Environment variable with directories where tenders are looked for before PATH. */
    static final String PATH_VARIABLE = "NABLA_TENDER_PATH";

    private static final Path KVM = Path.of("/dev/kvm");
    private static final Message SOLO5 = Message.of(
            "install Solo5 (opam install solo5, or build github.com/Solo5/solo5) and name its directory in PATH or %s",
            PATH_VARIABLE);

    static ExternalTender solo5Spt(ProgramSearch search) {
        return new ExternalTender(
                "solo5-spt",
                Message.of("Solo5 unikernels for spt, in a sandboxed process"),
                Abi.Target.SPT,
                SOLO5,
                search);
    }

    static ExternalTender solo5Hvt(ProgramSearch search) {
        return new ExternalTender(
                "solo5-hvt",
                Message.of("Solo5 unikernels for hvt, in a virtual machine of KVM"),
                Abi.Target.HVT,
                SOLO5,
                search);
    }

    static ExternalTender nablaRun(ProgramSearch search) {
        return new ExternalTender(
                "nabla-run",
                Message.of("rumprun unikernels of the first Nabla containers"),
                null,
                Message.of(
                        "build it from github.com/nabla-containers/solo5 and name its directory in PATH or %s",
                        PATH_VARIABLE),
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
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("tender %s cannot be used: %s", name, e), e);
        }
    }

    private Message missing() {
        return Message.of("tender %s is not installed: %s", name, advice);
    }

    private boolean meantFor(ImageReport image) {
        Abi abi = image.abi();
        return target == null ? image.kind() == Kind.RUMPRUN : abi != null && abi.target() == target;
    }

    /** The first thing that is in the way of any image. */
    private Optional<Message> problem() {
        if (program().isEmpty()) {
            return Optional.of(missing());
        }
        try {
            probe();
        } catch (EngineException e) {
            return Optional.of(e.message());
        }
        return target == Abi.Target.HVT ? kvmProblem() : Optional.empty();
    }

    private Optional<Message> kvmProblem() {
        if (!Files.exists(KVM)) {
            return Optional.of(Message.of(
                    "%s needs %s, which this machine lacks: switch on virtualisation in its firmware, or nested"
                            + " virtualisation of the host it runs on",
                    name, KVM));
        }
        if (!Files.isReadable(KVM) || !Files.isWritable(KVM)) {
            return Optional.of(Message.of(
                    "%s needs %s, which this user may not open: usermod -aG kvm %s, then log in again",
                    name, KVM, System.getProperty("user.name")));
        }
        return Optional.empty();
    }

    private Optional<Message> obstacle(ImageReport image) {
        if (isDamaged(image)) {
            return Optional.ofNullable(image.problem());
        }
        Optional<Message> problem = problem();
        Abi abi = image.abi();
        if (problem.isPresent() || abi == null) {
            return problem;
        }
        Probe probe = probe();
        Integer served = probe.abiVersion();
        return served == null || served == abi.version()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "%s serves version %s of that interface only: rebuild the unikernel, or install the %s it"
                                + " was built for",
                        probe.program(), served, name));
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
        Optional<Message> problem = problem();
        String version = null;
        try {
            version = program == null ? null : probe().version();
        } catch (EngineException e) {
            // the problem says so already
        }
        return new TenderReport(name, description, program, version, problem.orElse(null));
    }
}
