package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directory below which all containers of a factory live, one directory each. */
public record StoreRoot(Path path) {
    private static final System.Logger LOG = System.getLogger(StoreRoot.class.getName());

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Containers being made or taken apart have names that begin so; no id may hold a tilde. */
    private static final String ASIDE = "~aside-";

    /** An aside directory's name tells who works in it: pid, start time of that process, beginning of the boot's id. */
    private static final Pattern WORKER = Pattern.compile(ASIDE + "(\\d+)-(\\d+)-([0-9a-f]*)-.*");

    private static final int BOOT_ID_PART = 8;

    /** Opens {@code path} as a root, making it (0700) where it is missing. */
    public static StoreRoot open(Path path) {
        try {
            Path absolute = path.toAbsolutePath().normalize();
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute, PRIVATE);
            }
            Path real = absolute.toRealPath();
            HostPath.text(real);
            Trust.doubt(real)
                    .ifPresent(doubt -> LOG.log(
                            System.Logger.Level.WARNING,
                            Message.of("containers are kept where others may change them: %s", doubt)
                                    .text()));
            return new StoreRoot(real);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot use %s as the containers' directory: %s; name another one with --root", path, e),
                    e);
        }
    }

    public ContainerDirectory directory(ContainerId id) {
        return new ContainerDirectory(path.resolve(ContainerDirectory.nameFor(id)));
    }

    public ContainerStore store(ContainerId id) {
        return new ContainerStore(id, directory(id));
    }

    /** A new empty directory beside the containers, to make or take apart one in; removed by whoever asked for it. */
    public Path makeAside() throws IOException {
        int self = (int) ProcessHandle.current().pid();
        String start = ProcessIdentity.read(self)
                .map(ProcessIdentity.View::start)
                .orElseThrow(() -> new IOException("cannot read /proc/self/stat"));
        try {
            return Files.createTempDirectory(path, ASIDE + self + "-" + start + "-" + bootIdPart() + "-", PRIVATE);
        } catch (AccessDeniedException e) {
            // what nobody may write is the root; the name made up here tells nothing
            throw (IOException) new AccessDeniedException(path.toString()).initCause(e);
        }
    }

    private static String bootIdPart() {
        String id = ProcessIdentity.currentBootId();
        return id.substring(0, Math.min(BOOT_ID_PART, id.length()));
    }

    /** The directories made aside that somebody is working in, if {@code inUse}, else those nobody is. */
    public List<Path> asides(boolean inUse) {
        List<Path> asides = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, ASIDE + "*")) {
            for (Path entry : entries) {
                if (workedIn(String.valueOf(entry.getFileName())) == inUse) {
                    asides.add(entry);
                }
            }
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot list %s: %s", path, e), e);
        }
        asides.sort(null);
        return asides;
    }

    private static boolean workedIn(String name) {
        Matcher worker = WORKER.matcher(name);
        return worker.matches()
                && worker.group(3).equals(bootIdPart())
                && new ProcessIdentity(
                                Integer.parseInt(worker.group(1)), worker.group(2), ProcessIdentity.currentBootId())
                        .alive();
    }

    /**
     * Gives a directory made aside the name of {@code id}.
     *
     * @throws EngineException {@link ErrorCode#ID_IN_USE} when another one has it: of two at once, exactly one wins
     */
    public void publish(Path aside, ContainerId id) throws IOException {
        Path target = directory(id).path();
        try {
            AtomicFile.syncDirectory(aside); // the names in it, before it has its own
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.syncDirectory(path);
        } catch (FileAlreadyExistsException e) {
            throw inUse(id, e);
        } catch (FileSystemException e) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw inUse(id, e);
            }
            throw e;
        }
    }

    /** The error of an id that is taken. */
    public static EngineException inUse(ContainerId id, @Nullable Throwable cause) {
        return new EngineException(
                ErrorCode.ID_IN_USE,
                Message.of("container id '%s' is already in use: choose another or delete it", id),
                cause);
    }

    /** Removes what has a container's name and is no directory: a link goes alone, and nothing where it leads. */
    public void removeOther(ContainerDirectory directory) {
        try {
            if (!directory.exists()) {
                Files.deleteIfExists(directory.path());
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot remove %s: %s", directory.path(), e), e);
        }
    }

    /** Takes a container's directory out of sight, then deletes it. */
    public void remove(ContainerDirectory directory) throws IOException {
        if (!directory.exists()) {
            return;
        }
        Path aside = makeAside();
        Files.move(directory.path(), aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        ContainerDirectory.deleteTree(aside);
    }

    /** The ids of all containers here, in order; an id too long for a file name is given by its directory's name. */
    public List<ContainerId> ids() {
        List<ContainerId> ids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (ContainerId.isValid(name) && new ContainerDirectory(entry).looksLikeContainer()) {
                    ids.add(new ContainerId(name));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of(); // somebody removed the root, and all containers with it
        } catch (IOException | DirectoryIteratorException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot list %s: %s", path, e), e);
        }
        ids.sort(null);
        return ids;
    }
}
