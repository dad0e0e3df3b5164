package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.image.PauseContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The embedded tender: links the unikernel into a Linux executable that sandboxes itself. The executable is the
 * container's own copy, so a container outlives the file it was made from.
 */
public final class EmbeddedExec implements ExecHandler {
    /** What configurations call it. */
    public static final String NAME = "embedded";

    private static final String EXECUTABLE = "tender";
    private static final String COMMAND_LINE = "commandline";
    private static final String DEVICES = "devices";

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
        return link(context, EmbeddedPlan.of(context.config()));
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        if (PauseContainer.is(context.config())) {
            return state;
        }
        return asLinked(context.config(), state) ? state : link(context, EmbeddedPlan.of(context.config()));
    }

    /**
     * Whether the executable still says what the guest is to be told: a process may bring other arguments than the
     * container was created with, a disk may have grown, a tap may have another MTU.
     */
    private static boolean asLinked(Config config, HandlerState state) {
        return EmbeddedPlan.commandLine(config).equals(state.options().get(COMMAND_LINE))
                && EmbeddedPlan.devices(config)
                        .toString()
                        .equals(state.options().get(DEVICES));
    }

    private static HandlerState link(HandlerContext context, EmbeddedPlan plan) {
        plan.link(executable(context));
        return new HandlerState(Map.of(
                "tender",
                NAME,
                "image",
                plan.image().file().toString(),
                COMMAND_LINE,
                plan.commandLine(),
                DEVICES,
                plan.devices().toString()));
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
        try {
            Files.deleteIfExists(executable(context));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot delete %s: %s", executable(context), e), e);
        }
    }
}
