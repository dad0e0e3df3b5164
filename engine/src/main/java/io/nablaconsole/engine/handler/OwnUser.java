package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** For tenders that open files by path while they run: another user has no way into the engine's directories. */
public final class OwnUser {
    private static final Path SELF = Path.of("/proc/self");

    private OwnUser() {}

    /**
     * Refuses a user of the container's process who is not the engine's own.
     *
     * @param why what the tender does that only the engine's user can
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what to do instead
     */
    public static void require(Config config, Message why) {
        User user = config.settings().user();
        // to an engine that is not root, root of a container is its own user
        if (user != null && user.uid() != 0 && user.uid() != own()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "process.user asks for user %s, but %s, which only user %s may: leave process.user out, or"
                                    + " run the engine as that user",
                            user.uid(), why, own()));
        }
    }

    private static long own() {
        try {
            return ((Number) Files.getAttribute(SELF, "unix:uid")).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this user's id from " + SELF, e);
        }
    }
}
