package io.nablaconsole.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Writes a file so that readers, and a crash, see the old content or the new, never a part. */
public final class AtomicFile {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private AtomicFile() {}

    /** Content that is durable and has yet to take its name; closed before that, it is gone. */
    public static final class Prepared implements AutoCloseable {
        private final Path aside;
        private final Path file;

        private Prepared(Path aside, Path file) {
            this.aside = aside;
            this.file = file;
        }

        /**
         * Gives it its name, which takes no more room on the disk. A power cut may bring the old content back, as long as
         * nobody syncs the directory.
         */
        public void commit() throws IOException {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(aside);
        }
    }

    /** Writes {@code text} as UTF-8 and makes it durable beside {@code file}; mode 0600. */
    public static Prepared prepare(Path file, String text) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()));
        Prepared prepared = new Prepared(aside, file);
        try (FileChannel channel =
                FileChannel.open(aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return prepared;
        } catch (IOException e) {
            try {
                prepared.close();
            } catch (IOException cleanUp) {
                e.addSuppressed(cleanUp);
            }
            throw e;
        }
    }

    /** Writes {@code text} as UTF-8 and makes it durable before it takes the name {@code file}, then that too; mode 0600. */
    public static void write(Path file, String text) throws IOException {
        try (Prepared prepared = prepare(file, text)) {
            prepared.commit();
        }
        syncDirectory(directoryOf(file));
    }

    /** Removes what programs that were killed amid a write left beside {@code file}; for whoever alone writes it now. */
    public static void removeStale(Path file) throws IOException {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directoryOf(file), entry -> isAside(entry, file))) {
            for (Path aside : entries) {
                Files.deleteIfExists(aside);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
    }

    private static boolean isAside(Path entry, Path file) {
        return String.valueOf(entry.getFileName()).startsWith("." + file.getFileName() + ".");
    }

    /** Makes the names in {@code directory} durable. */
    public static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
