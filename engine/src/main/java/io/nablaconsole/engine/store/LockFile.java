package io.nablaconsole.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file whose lock keeps other processes off a container. What is in it names who holds it. */
final class LockFile implements AutoCloseable {
    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LONGEST_NAME = 64;

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** One try: the locked file, or who has it. */
    record Attempt(@Nullable LockFile file, @Nullable Holder holder) {}

    /**
     * Tries to lock that of {@code directory}, which may be removed, and made again, at any moment: the lock of a file that
     * has lost its name is none.
     */
    static Attempt attempt(ContainerDirectory directory) throws IOException {
        if (!directory.exists()) {
            throw new NoSuchFileException(directory.path().toString());
        }
        Path file = directory.lock();
        Object before = key(file);
        if (before == null) {
            make(file);
            before = key(file);
        }
        FileChannel channel = FileChannel.open(file, OPTIONS);
        LockFile lock = new LockFile(channel);
        boolean mine = false;
        try {
            if (channel.tryLock() == null) {
                return new Attempt(null, lock.holder());
            }
            mine = before != null && before.equals(key(file));
            if (!mine) {
                return new Attempt(null, Holder.UNKNOWN);
            }
            lock.sign();
            return new Attempt(lock, null);
        } finally {
            if (!mine) {
                channel.close();
            }
        }
    }

    private static void make(Path file) throws IOException {
        try {
            Files.createFile(file, PRIVATE);
        } catch (FileAlreadyExistsException e) {
            return; // by somebody else at the same time
        }
    }

    /** The file itself, whatever its name; null when there is none. What else stands in its place goes. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isRegularFile()) {
                return found.fileKey();
            }
        } catch (NoSuchFileException e) {
            return null;
        }
        // a link would lead the lock elsewhere, and a fifo would hold us up
        ContainerDirectory.deleteTree(file);
        return null;
    }

    /** Notes this process. On a full disk it stays unnamed, as a container must be deletable then. */
    private void sign() throws IOException {
        channel.truncate(0);
        ByteBuffer name = StandardCharsets.US_ASCII.encode(Holder.self());
        try {
            channel.write(name, 0);
        } catch (IOException e) {
            channel.truncate(0);
        }
    }

    private Holder holder() throws IOException {
        ByteBuffer name = ByteBuffer.allocate(LONGEST_NAME);
        channel.read(name, 0);
        return Holder.of(StandardCharsets.US_ASCII.decode(name.flip()).toString());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
