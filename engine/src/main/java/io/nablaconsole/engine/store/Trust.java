package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may write where containers are kept. What stands there is done by whoever starts the container: it names programs to
 * run as hooks, and files for guests.
 */
public final class Trust {
    private static final Path SELF = Path.of("/proc/self");
    private static final int ROOT = 0;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    /** Nobody may replace what is not theirs. */
    private static final int STICKY = 01000;

    private Trust() {}

    /** Why what is at {@code path} may be of somebody else than this user and root; empty when it is not. */
    static Optional<Message> doubt(Path path) throws IOException {
        int owner = number(path, "uid");
        if (owner != ROOT && owner != number(SELF, "uid")) {
            return Optional.of(Message.of("%s belongs to user %s", path, owner));
        }
        int mode = number(path, "mode");
        int group = number(path, "gid");
        boolean otherGroup = (mode & GROUP_WRITES) != 0 && group != ROOT && group != number(SELF, "gid");
        return otherGroup || (mode & OTHERS_WRITE) != 0
                ? Optional.of(Message.of("%s can be written by others", path))
                : Optional.empty();
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + attribute);
    }

    /**
     * Makes sure, for root, that nobody else can have written what is about to be done: hooks are run as root.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} naming the directory or file
     */
    public static void requireOwn(StoreRoot root, ContainerDirectory directory) {
        try {
            if (number(SELF, "uid") != ROOT) {
                return;
            }
            if ((number(root.path(), "mode") & STICKY) == 0) {
                refuse(doubt(root.path()));
            }
            for (Path path : new Path[] {directory.path(), directory.config(), directory.state()}) {
                try {
                    refuse(doubt(path));
                } catch (NoSuchFileException e) {
                    // it is about to be made
                }
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot look at %s: %s", directory.path(), e), e);
        }
    }

    private static void refuse(Optional<Message> doubt) {
        if (doubt.isPresent()) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "%s, who could have root run any program as a hook: use it as that user, or name another"
                                    + " directory with --root",
                            doubt.get()));
        }
    }
}
