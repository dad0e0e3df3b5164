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

    /** What became of the unikernel's file since what {@link #command} runs was made from it. */
    default ImageChange imageChange(HandlerContext context, HandlerState state) {
        return ImageChange.NONE;
    }

    /**
     * Makes what {@link #command} runs from the unikernel's file as it is now, for a container that has no tender yet; its
     * init may wait already. What fails leaves what there was.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the file cannot be run so
     */
    default HandlerState renew(HandlerContext context, HandlerState state) {
        return state;
    }
}
