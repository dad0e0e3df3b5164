package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program to run at one point of a container's life; it reads the container's state as JSON from its standard input.
 *
 * @param path absolute, on the host
 * @param args its arguments with its own name first; empty: {@code path} alone
 * @param env its whole environment, {@code NAME=value} each
 * @param timeout after which it and all it started are killed, and it counts as failed; null: none
 */
public record Hook(
        Path path,
        List<String> args,
        List<String> env,
        @Nullable Duration timeout) {
    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the member that is wrong */
    public Hook {
        args = List.copyOf(args);
        env = List.copyOf(env);
        if (!path.isAbsolute()) {
            throw invalid(Message.of("path '%s' is not absolute", path));
        }
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw invalid(Message.of("timeout of %s is %s: use 1 second or more", path, timeout.toSeconds()));
        }
        SoundText.require("hook args", args);
        SoundText.require("hook env", env);
        for (String variable : env) {
            if (variable.indexOf('=') < 1) {
                throw invalid(Message.of("env of %s has '%s', which is not NAME=value", path, variable));
            }
        }
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("hook %s", message));
    }
}
