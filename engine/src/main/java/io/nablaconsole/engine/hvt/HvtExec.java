package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.binary.NativeProgram;
import io.nablaconsole.engine.handler.EmbeddedPlan;
import io.nablaconsole.engine.handler.KeptCopy;
import io.nablaconsole.engine.handler.OwnUser;
import io.nablaconsole.engine.image.ImageStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The embedded tender for hvt unikernels: a small virtual machine under KVM, run by nabla-hvt. What it runs is the
 * container's own copy, so a container outlives the file it was made from.
 */
public final class HvtExec implements ExecHandler {
    /** The name to ask for it by. */
    public static final String NAME = "embedded-hvt";

    private static final String PROGRAM = "nabla-hvt";
    private static final String PLAN = "machine";

    private final KvmProbe kvm;

    /** A handler that looks for KVM itself. */
    public HvtExec() {
        this(new KvmProbe());
    }

    HvtExec(KvmProbe kvm) {
        this.kvm = kvm;
    }

    @Override
    public String tender(Config config) {
        return NAME;
    }

    /**
     * Checks the unikernel, its memory and devices, and then whether KVM runs guests here.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what is wrong with the configuration, or what this
     *     host lacks and what to do about it
     */
    @Override
    public void validate(Config config) {
        HvtGuest.of(config);
        OwnUser.require(config, Message.of("nabla-hvt opens its plan and /dev/kvm itself"));
        KvmReport report = kvm.report();
        if (!report.usable()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("cannot run %s: it needs a virtual machine, and %s", config.image(), report.message()));
        }
    }

    /**
     * What nabla-hvt may do while it runs this guest, and the guest's address space.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it could not be created
     */
    public static SandboxReport sandbox(Config config) {
        return HvtGuest.of(config).sandbox();
    }

    /** The taps of bridges do not exist yet, so the devices are those that were asked for. */
    @Override
    public LaunchPlan preview(HandlerContext context, Config asked) {
        return LaunchPlan.running(NAME, command(context, HandlerState.EMPTY), sandbox(asked));
    }

    @Override
    public HandlerState create(HandlerContext context) {
        return prepare(context, HvtGuest.of(context.config()), plan(context));
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        return KeptCopy.fits(context.id(), context.config(), state) ? state : create(context);
    }

    private static HandlerState prepare(HandlerContext context, HvtGuest guest, Path output) {
        String stamp = ImageStamp.of(guest.image().file());
        guest.write(output);
        return KeptCopy.note(NAME, guest.image().file(), stamp, guest.commandLine(), context.config());
    }

    @Override
    public ImageChange imageChange(HandlerContext context, HandlerState state) {
        return KeptCopy.change(state);
    }

    @Override
    public HandlerState renew(HandlerContext context, HandlerState state) {
        Path aside = plan(context).resolveSibling(PLAN + ".new");
        String commandLine = KeptCopy.commandLine(state, EmbeddedPlan.commandLine(context.config()));
        HandlerState renewed = prepare(context, HvtGuest.of(context.config(), commandLine), aside);
        try {
            Files.move(aside, plan(context), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot write %s: %s", plan(context), e), e);
        }
        return renewed;
    }

    private static Path plan(HandlerContext context) {
        return context.directory().resolve(PLAN);
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        String name = String.valueOf(context.config().image().getFileName());
        return new TenderCommand(
                NativeProgram.unpack(PROGRAM).file(),
                List.of(name, plan(context).toString()),
                List.of(),
                EmbeddedPlan.descriptors(context.config()));
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        try {
            Files.deleteIfExists(plan(context));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot delete %s: %s", plan(context), e), e);
        }
    }
}
