package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.image.ImageStamp;
import io.nablaconsole.engine.image.PauseContainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedded tender: links the unikernel into a Linux executable that sandboxes itself. The executable is the
 * container's own copy, so a container outlives the file it was made from.
 */
public final class EmbeddedExec implements ExecHandler {
    /** What configurations call it. */
    public static final String NAME = "embedded";

    private static final String EXECUTABLE = "tender";

    @Override
    public String tender(Config config) {
        return PauseContainer.is(config) ? "none" : NAME;
    }

    @Override
    public void validate(Config config) {
        if (!config.tender().equals(Config.TENDER_AUTOMATIC) && !config.tender().equals(NAME)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("tender '%s' is not known: use '%s' or leave it to the engine", config.tender(), NAME));
        }
        EmbeddedPlan.of(config).check();
    }

    /** The taps of bridges do not exist yet, so the devices are those that were asked for. */
    @Override
    public LaunchPlan preview(HandlerContext context, Config asked) {
        EmbeddedPlan plan = EmbeddedPlan.of(asked);
        plan.check();
        return new LaunchPlan(NAME, List.of(), plan.sandbox());
    }

    @Override
    public HandlerState create(HandlerContext context) {
        if (PauseContainer.is(context.config())) {
            return HandlerState.EMPTY;
        }
        return link(context, EmbeddedPlan.of(context.config()), executable(context));
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        if (PauseContainer.is(context.config()) || KeptCopy.fits(context.id(), context.config(), state)) {
            return state;
        }
        return link(context, EmbeddedPlan.of(context.config()), executable(context));
    }

    private static HandlerState link(HandlerContext context, EmbeddedPlan plan, Path output) {
        String stamp = ImageStamp.of(plan.image().file());
        plan.link(output);
        return KeptCopy.note(NAME, plan.image().file(), stamp, plan.commandLine(), context.config());
    }

    @Override
    public ImageChange imageChange(HandlerContext context, HandlerState state) {
        return KeptCopy.change(state);
    }

    @Override
    public HandlerState renew(HandlerContext context, HandlerState state) {
        EmbeddedPlan plan = EmbeddedPlan.of(context.config());
        Path aside = context.directory().resolve(EXECUTABLE + ".new");
        try {
            String commandLine = KeptCopy.commandLine(state, plan.commandLine());
            HandlerState renewed = link(context, plan.with(commandLine), aside);
            // into the same file: an init that waits as another user holds it open and knows no other way to it
            try (OutputStream out = Files.newOutputStream(executable(context))) {
                Files.copy(aside, out);
            }
            return renewed;
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot write %s: %s", executable(context), e), e);
        } finally {
            delete(aside);
        }
    }

    private static Path executable(HandlerContext context) {
        return context.directory().resolve(EXECUTABLE);
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        String name = String.valueOf(context.config().image().getFileName());
        return new TenderCommand(
                executable(context), List.of(name), List.of(), EmbeddedPlan.descriptors(context.config()));
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        delete(executable(context));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot delete %s: %s", file, e), e);
        }
    }
}
