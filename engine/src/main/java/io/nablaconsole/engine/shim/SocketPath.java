package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a container's shim listens: outside its directory, since the path of a socket may have 107 bytes only. */
public final class SocketPath {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final int NAME_LENGTH = 32;
    private static final String BESIDE = "-";

    private SocketPath() {}

    /**
     * The path for a container, in a directory that is this user's alone.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when there is no such directory and none can be made
     */
    public static Path of(ContainerDirectory directory) {
        String name = ContainerDirectory.digest(directory.path().toString()).substring(0, NAME_LENGTH);
        return privateOne(UserDirectories.runtime()).resolve(name + ".sock");
    }

    /** The first of {@code places} that is ours, or can be made ours; one beside the last when others have them all. */
    static Path privateOne(List<Path> places) {
        Path last = places.get(places.size() - 1);
        try {
            Optional<Path> found = beside(last)
                    .or(() -> places.stream().filter(SocketPath::isPrivate).findFirst());
            return found.isPresent()
                    ? found.get()
                    : Files.createTempDirectory(
                            last.getParent(),
                            last.getFileName() + BESIDE,
                            PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot use %s for sockets: %s; set XDG_RUNTIME_DIR to a directory of your own", places, e),
                    e);
        }
    }

    /** One that was made because others had all places: later programs must find the sockets in it. */
    private static Optional<Path> beside(Path place) throws IOException {
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(place.getParent(), place.getFileName() + BESIDE + "*")) {
            for (Path one : all) {
                if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS) && isPrivate(one)) {
                    return Optional.of(one);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPrivate(Path place) {
        try {
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(place, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            requirePrivate(place);
            return true;
        } catch (IOException e) {
            return false;
        }
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
