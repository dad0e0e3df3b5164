package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.ImageStamp;
import java.nio.file.Path;
import java.util.Map;

/** What a tender that makes a copy of its own of a unikernel notes of it. */
public final class KeptCopy {
    private static final String IMAGE = "image";
    private static final String COMMAND_LINE = "commandline";
    private static final String DEVICES = "devices";
    private static final String STAMP = "stamp";

    private KeptCopy() {}

    /**
     * The note of a copy.
     *
     * @param stamp of {@code image}, taken before it was copied: what changes meanwhile is a change
     */
    public static HandlerState note(String tender, Path image, String stamp, String commandLine, Config config) {
        return new HandlerState(Map.of(
                "tender",
                tender,
                IMAGE,
                image.toString(),
                STAMP,
                stamp,
                COMMAND_LINE,
                commandLine,
                DEVICES,
                EmbeddedPlan.devices(config).toString()));
    }

    /**
     * Whether the copy still says what the guest is to be told: a process may bring other arguments than the container
     * was created with, a disk may have grown, a tap may have another MTU.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it does not, and could only be made from another
     *     unikernel than it was: that is for its user to decide
     */
    public static boolean fits(ContainerId id, Config config, HandlerState state) {
        Map<String, String> options = state.options();
        if (EmbeddedPlan.commandLine(config).equals(options.get(COMMAND_LINE))
                && EmbeddedPlan.devices(config).toString().equals(options.get(DEVICES))) {
            return true;
        }
        if (change(state) == ImageChange.REBUILT) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "cannot start container %s as it was: its arguments or devices are others now, and its"
                                    + " unikernel %s was built again: start it with the new one",
                            id, config.image()));
        }
        return false;
    }

    /** What became of the file since. */
    public static ImageChange change(HandlerState state) {
        return ImageStamp.since(
                state.options().getOrDefault(STAMP, ""), Path.of(state.options().getOrDefault(IMAGE, "")));
    }

    /** The arguments of the guest that the copy was made for. */
    public static String commandLine(HandlerState state, String otherwise) {
        return state.options().getOrDefault(COMMAND_LINE, otherwise);
    }
}
