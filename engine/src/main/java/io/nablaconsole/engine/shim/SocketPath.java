package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where a container's shim listens: outside its directory, since the path of a socket may have 107 bytes only. */
public final class SocketPath {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final int NAME_LENGTH = 32;

    private SocketPath() {}

    /**
     * The path for a container, in a directory that is this user's alone.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when there is no such directory and none can be made
     */
    public static Path of(ContainerDirectory directory) {
        Path runtime = UserDirectories.runtime();
        try {
            if (!Files.isDirectory(runtime, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(runtime, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            requirePrivate(runtime);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot use %s for sockets: %s; set XDG_RUNTIME_DIR to a directory of your own",
                            runtime, e),
                    e);
        }
        String name = ContainerDirectory.digest(directory.path().toString()).substring(0, NAME_LENGTH);
        return runtime.resolve(name + ".sock");
    }

    private static void requirePrivate(Path runtime) throws IOException {
        Object owner = Files.getAttribute(runtime, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!owner.equals(self)) {
            throw new IOException("it belongs to user " + owner);
        }
        if (!Files.getPosixFilePermissions(runtime).equals(PRIVATE)) {
            Files.setPosixFilePermissions(runtime, PRIVATE);
        }
    }
}
