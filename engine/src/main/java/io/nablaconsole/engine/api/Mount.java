package io.nablaconsole.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mount the configuration asks for. The handlers decide what a guest can be given of it; the engine itself mounts
 * nothing.
 *
 * @param destination where in the container; not empty
 */
public record Mount(
        String destination, @Nullable String type, @Nullable String source, List<String> options) {
    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no destination */
    public Mount {
        options = List.copyOf(options);
        SoundText.require("mounts: destination", destination);
        SoundText.require("mounts: type", type);
        SoundText.require("mounts: source", source);
        SoundText.require("mounts: options", options);
        if (destination.isEmpty()) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("mounts: destination is empty"));
        }
    }
}
