package io.nablaconsole.engine.archive;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TransferProgress;
import io.nablaconsole.engine.api.WholeFile;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.image.PauseContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a container into an archive. */
public final class ExportContainer {
    private final Container container;
    private final TransferProgress progress;

    public ExportContainer(Container container, TransferProgress progress) {
        this.container = container;
        this.progress = progress;
    }

    /** The disks a container of this configuration has, which an archive may leave out. */
    public static List<Path> disks(Config config) {
        return PauseContainer.is(config) ? List.of() : PortableConfig.disks(config);
    }

    /**
     * Writes {@code archive}, all or nothing; a file of that name is replaced.
     *
     * @param disks whether the disks go into it
     * @return whether it was written; false when it was called off
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} for a pause container, which has no unikernel;
     *     {@link ErrorCode#SYSTEM_ERROR} naming the file that cannot be read or written
     */
    public boolean to(Path archive, boolean disks) {
        Config config = container.config();
        if (PauseContainer.is(config) && container.state().tender().equals("none")) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("container %s has no unikernel to be exported", container.id()));
        }
        PortableConfig portable = PortableConfig.of(config, disks);
        try {
            return WholeFile.write(archive, out -> {
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    return write(zip, portable);
                }
            });
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot export container %s to %s: %s", container.id(), archive, Reason.of(e)),
                    e);
        }
    }

    private boolean write(ZipOutputStream zip, PortableConfig portable) throws IOException {
        text(zip, ArchiveLayout.CONFIG, portable.document());
        text(zip, ArchiveLayout.INSPECT, container.inspect());
        zip.putNextEntry(new ZipEntry(ArchiveLayout.CONSOLE));
        try (ConsoleSession console = container.openConsole()) {
            console.copyPresent(zip);
        }
        MeteredCopy copy = new MeteredCopy(progress, total(portable.files()));
        for (Map.Entry<String, Path> file : portable.files().entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            try (InputStream in = Channels.newInputStream(RegularFile.openDisk(file.getValue()))) {
                if (!copy.copy(in, zip)) {
                    return false;
                }
            }
        }
        zip.closeEntry();
        return true;
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long total(Map<String, Path> files) throws IOException {
        long total = 0;
        for (Path file : files.values()) {
            total += Files.size(file);
        }
        return total;
    }
}
