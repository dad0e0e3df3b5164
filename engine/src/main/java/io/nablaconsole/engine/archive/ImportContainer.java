package io.nablaconsole.engine.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.HostReference;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TransferProgress;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.oci.ConfigDocument;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Makes a container from an archive, which may come from anybody: nothing is written outside of one directory. */
public final class ImportContainer {
    private static final int MOST_ENTRIES = 10_000;

    /** A configuration is text that a person could read. */
    private static final int MOST_CONFIG_BYTES = 4 << 20;

    private final Path archive;
    private final TransferProgress progress;

    public ImportContainer(Path archive, TransferProgress progress) {
        this.archive = archive;
        this.progress = progress;
    }

    /** Whether a file is an archive that an export made; one that cannot be read is none. */
    public static boolean recognises(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(ArchiveLayout.CONFIG) != null && zip.getEntry(ArchiveLayout.INSPECT) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the archive's configuration would have of this host when it were unpacked into {@code directory}. */
    public List<HostReference> hostPaths(Path directory) {
        return opened(zip -> hostPaths(zip, config(zip, place(directory))));
    }

    /**
     * Unpacks the archive into {@code directory}, which must not exist, and creates the container from the bundle that is
     * there then. On error, and when called off, the directory is gone again.
     *
     * @param trusts whether the configuration may have these things of the host; asked before anything is made
     * @return the container; empty when it was called off
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when this is no such archive, is damaged, is not trusted
     *     or cannot run here; {@link ErrorCode#SYSTEM_ERROR} when there is no room for it, and what
     *     {@link Factory#create} throws
     */
    public Optional<Container> as(String id, Factory factory, Path directory, Predicate<List<HostReference>> trusts) {
        Path place = place(directory);
        return opened(zip -> {
            Map<ZipEntry, Path> files = files(zip, place);
            long total = files.keySet().stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            new Room(place).require(total, archive);
            Config config = config(zip, place);
            List<HostReference> named = hostPaths(zip, config);
            if (!named.isEmpty() && !trusts.test(named)) {
                throw distrusted(named);
            }
            Files.createDirectories(place.getParent());
            Files.createDirectory(place);
            boolean made = false;
            try {
                if (!unpack(zip, files, new MeteredCopy(progress, total))) {
                    return Optional.empty();
                }
                Container container = factory.create(id, config);
                made = true;
                return Optional.of(container);
            } finally {
                if (!made) {
                    ContainerDirectory.deleteTree(place);
                }
            }
        });
    }

    private static Path place(Path directory) {
        return directory.toAbsolutePath().normalize();
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ZipFile zip) throws IOException;
    }

    private ZipFile open() throws IOException {
        RegularFile.require(archive);
        return new ZipFile(archive.toFile());
    }

    private <T> T opened(Reading<T> reading) {
        try (ZipFile zip = open()) {
            if (zip.size() > MOST_ENTRIES) {
                throw noArchive(Message.of("it holds %s files, more than %s", zip.size(), MOST_ENTRIES), null);
            }
            return reading.of(zip);
        } catch (ArchiveEntry.DamagedException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("cannot import %s: %s; get it anew from where it was exported", archive, e.what()),
                    e);
        } catch (ZipException e) {
            throw noArchive(Message.of("it is no zip file: %s", e), e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot import %s: %s", archive, Reason.of(e)), e);
        }
    }

    /** The configuration as it will be in {@code directory}. */
    private Config config(ZipFile zip, Path directory) throws IOException {
        ZipEntry entry = zip.getEntry(ArchiveLayout.CONFIG);
        if (entry == null) {
            throw noArchive(Message.of("there is no %s in it", ArchiveLayout.CONFIG), null);
        }
        if (entry.getSize() > MOST_CONFIG_BYTES) {
            throw noArchive(
                    Message.of(
                            "its %s takes %s bytes, more than the %s that make sense",
                            ArchiveLayout.CONFIG, entry.getSize(), MOST_CONFIG_BYTES),
                    null);
        }
        try (InputStream in = ArchiveEntry.open(zip, entry)) {
            return ConfigDocument.read(in.readAllBytes(), directory);
        } catch (EngineException e) {
            throw new EngineException(
                    e.code(), Message.of("cannot import %s: its %s: %s", archive, ArchiveLayout.CONFIG, e), e);
        }
    }

    private static List<HostReference> hostPaths(ZipFile zip, Config config) throws IOException {
        List<HostReference> named = new ArrayList<>(
                HostPaths.in(config, Json.parse(ConfigDocument.write(config).getBytes(UTF_8))));
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            try (InputStream in = ArchiveEntry.open(zip, entry)) {
                DiskBase.of(in).ifPresent(base -> named.add(new HostReference(entry.getName(), base)));
            }
        }
        return named;
    }

    private EngineException distrusted(List<HostReference> named) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of(
                        "cannot import %s: it names what lies outside of it: %s; nothing was made; if you know where it"
                                + " comes from and mean these, import it with --trust-paths",
                        archive,
                        String.join(
                                ", ",
                                named.stream().map(HostReference::toString).toList())));
    }

    /** Where each file goes. */
    private Map<ZipEntry, Path> files(ZipFile zip, Path directory) {
        Map<ZipEntry, Path> files = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory()) {
                files.put(entry, target(directory, entry.getName()));
            }
        }
        return files;
    }

    /** The place of an entry; one that would lie elsewhere is refused. */
    private Path target(Path directory, String name) {
        Path target = directory.resolve(path(name)).normalize();
        if (target.startsWith(directory) && !target.equals(directory)) {
            return target;
        }
        throw noArchive(Message.of("its file '%s' would lie outside of %s", name, directory), null);
    }

    /** A second file of one name is an error: who judged the first must not run the other. */
    private static boolean unpack(ZipFile zip, Map<ZipEntry, Path> files, MeteredCopy copy) throws IOException {
        for (Map.Entry<ZipEntry, Path> file : files.entrySet()) {
            Files.createDirectories(file.getValue().getParent());
            try (InputStream in = ArchiveEntry.open(zip, file.getKey());
                    OutputStream out = Files.newOutputStream(file.getValue(), StandardOpenOption.CREATE_NEW)) {
                if (!copy.copy(in, out)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Path path(String name) {
        try {
            return HostPath.of("the name of a file in it", name);
        } catch (EngineException e) {
            throw noArchive(e.message(), e);
        }
    }

    private EngineException noArchive(Message why, @Nullable Throwable cause) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("cannot import %s: %s; choose a file that was made by exporting a container", archive, why),
                cause);
    }
}
