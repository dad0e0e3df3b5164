package io.nablaconsole.engine.api;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes files that are never seen in part: beside their place first, under a name that nobody else has, so that neither
 * a file of the user's nor another writer's is touched. Durability is not promised.
 */
public final class WholeFile {
    /** How often a name may be taken by chance before something else is wrong. */
    private static final int TRIES = 10;

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Writes what shall be in the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; false when it was called off, and the file stays as it was. */
        boolean write(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes {@code file}, all or nothing; one of that name is replaced. What is no regular file, such as a pipe, is
     * written to as it is: its place must not be taken.
     *
     * @return whether it was written
     */
    public static boolean write(Path file, Content content) throws IOException {
        return place(file, content);
    }

    /** As {@link #write}, for what its owner alone may read: mode 0600. */
    public static boolean writePrivate(Path file, Content content) throws IOException {
        return place(file, content, PRIVATE);
    }

    private static boolean place(Path file, Content content, FileAttribute<?>... attributes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
                return content.write(out);
            }
        }
        Path aside = aside(file, attributes);
        boolean placed = false;
        try {
            boolean whole;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                whole = content.write(out);
            }
            if (whole) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                placed = true;
            }
            return whole;
        } finally {
            if (!placed) {
                deleteQuietly(aside);
            }
        }
    }

    /** Empty, new, and ours; its name is short, as the file's own may be as long as names can be. */
    private static Path aside(Path file, FileAttribute<?>... attributes) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        for (int i = 1; ; i++) {
            long random = ThreadLocalRandom.current().nextLong();
            Path aside = file.resolveSibling(".nabla-" + Long.toHexString(random) + ".part");
            try {
                Files.newByteChannel(aside, options, attributes).close();
                return aside;
            } catch (FileAlreadyExistsException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void deleteQuietly(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // what went wrong before is the error to tell
            return;
        }
    }
}
