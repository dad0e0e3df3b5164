package io.nablaconsole.engine.archive;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TransferProgress;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Makes a container from an archive, which may come from anybody: nothing is written outside of one directory. */
public final class ImportContainer {
    private static final int MOST_ENTRIES = 10_000;

    private final Path archive;
    private final TransferProgress progress;

    public ImportContainer(Path archive, TransferProgress progress) {
        this.archive = archive;
        this.progress = progress;
    }

    /**
     * Unpacks the archive into {@code directory}, which must not exist, and creates the container from the bundle that is
     * there then. On error, and when called off, the directory is gone again.
     *
     * @param read reads a bundle
     * @return the container; empty when it was called off
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when this is no such archive or cannot run here, and what
     *     {@link Factory#create} throws
     */
    public Optional<Container> as(String id, Factory factory, Path directory, Function<Path, Config> read) {
        boolean made = false;
        try (ZipFile zip = open()) {
            check(zip);
            Files.createDirectories(directory.toAbsolutePath().normalize().getParent());
            Files.createDirectory(directory);
            try {
                if (!unpack(zip, directory)) {
                    return Optional.empty();
                }
                Container container = factory.create(id, read.apply(directory));
                made = true;
                return Optional.of(container);
            } finally {
                if (!made) {
                    ContainerDirectory.deleteTree(directory);
                }
            }
        } catch (ZipException e) {
            throw noArchive(Message.of("it is no zip file: %s", e), e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot import %s: %s", archive, Reason.of(e)), e);
        }
    }

    private ZipFile open() throws IOException {
        RegularFile.require(archive);
        return new ZipFile(archive.toFile());
    }

    private void check(ZipFile zip) {
        if (zip.getEntry(ArchiveLayout.CONFIG) == null) {
            throw noArchive(Message.of("there is no %s in it", ArchiveLayout.CONFIG), null);
        }
        if (zip.size() > MOST_ENTRIES) {
            throw noArchive(Message.of("it holds %s files, more than %s", zip.size(), MOST_ENTRIES), null);
        }
    }

    private boolean unpack(ZipFile zip, Path directory) throws IOException {
        long total =
                zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
        MeteredCopy copy = new MeteredCopy(progress, total);
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !unpack(zip, entry, target(directory, entry.getName()), copy, total)) {
                return false;
            }
        }
        return true;
    }

    /** The place of an entry; one that would lie elsewhere is refused. */
    private Path target(Path directory, String name) {
        Path target = directory.resolve(path(name)).normalize();
        if (!target.startsWith(directory.normalize()) || target.equals(directory)) {
            throw noArchive(Message.of("its file '%s' would lie outside of %s", name, directory), null);
        }
        return target;
    }

    private Path path(String name) {
        try {
            return HostPath.of("the name of a file in it", name);
        } catch (EngineException e) {
            throw noArchive(e.message(), e);
        }
    }

    private boolean unpack(ZipFile zip, ZipEntry entry, Path target, MeteredCopy copy, long total) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            boolean whole = copy.copy(in, out);
            if (copy.done() > total) {
                throw noArchive(Message.of("its files are larger than it says"), null);
            }
            return whole;
        }
    }

    private EngineException noArchive(Message why, @Nullable Throwable cause) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("cannot import %s: %s; choose a file that was made by exporting a container", archive, why),
                cause);
    }
}
