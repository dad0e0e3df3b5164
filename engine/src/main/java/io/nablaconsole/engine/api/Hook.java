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
            throw invalid("path '" + path + "' is not absolute");
        }
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw invalid("timeout of " + path + " is " + timeout.toSeconds() + ": use 1 second or more");
        }
        for (String variable : env) {
            if (variable.indexOf('=') < 1 || variable.indexOf('\0') >= 0) {
                throw invalid("env of " + path + " has '" + variable.replace('\0', '?') + "', which is not NAME=value");
            }
        }
        for (String arg : args) {
            if (arg.indexOf('\0') >= 0) {
                throw invalid("args of " + path + " hold a NUL character");
            }
        }
    }

    private static EngineException invalid(String message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, "hook " + message);
    }
}
