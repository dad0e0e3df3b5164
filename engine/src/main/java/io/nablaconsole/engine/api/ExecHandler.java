package io.nablaconsole.engine.api;

import java.util.Optional;

/** Chooses and prepares the tender. */
public interface ExecHandler extends LowLevelHandler {
    /** Name of the tender it would use, for people: {@code embedded}, {@code solo5-spt}, … */
    String tender(Config config);

    /**
     * Checks all that can be known before anything is made: the unikernel, its memory, its devices.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID}
     */
    @Override
    void validate(Config config);

    /**
     * What {@link #command} would be for a container that does not exist yet; makes nothing.
     *
     * @param context with the configuration as the other handlers would provide it, and a directory that need not exist
     * @param asked the configuration as it was given
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} as {@link #validate} would
     */
    default LaunchPlan preview(HandlerContext context, Config asked) {
        return LaunchPlan.running(tender(asked), command(context, HandlerState.EMPTY), null);
    }

    /** The program to execute once the gate opens. */
    TenderCommand command(HandlerContext context, HandlerState state);

    /** The channel into the tender of a started container; empty when this tender takes signals only. */
    default Optional<MonitorControl> monitor(HandlerContext context, HandlerState state) {
        return Optional.empty();
    }
}
