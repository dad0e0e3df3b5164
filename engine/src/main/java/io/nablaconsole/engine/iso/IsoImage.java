package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.SECTOR;
import static io.nablaconsole.engine.iso.IsoBytes.both16;
import static io.nablaconsole.engine.iso.IsoBytes.both32;
import static io.nablaconsole.engine.iso.IsoBytes.longTime;
import static io.nablaconsole.engine.iso.IsoBytes.text;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.iso.IsoEntry.Folder;
import io.nablaconsole.engine.iso.IsoEntry.HostFile;
import io.nablaconsole.engine.iso.IsoEntry.Name;
import io.nablaconsole.engine.iso.IsoEntry.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;

/**
 * A CD image of a directory (ISO 9660 with Rock Ridge), made without touching that directory. What is added here takes
 * the place of what lies there. The same tree gives the same bytes. Not for use by several threads.
 *
 * <p>Directories may be nested deeper than the eight levels ISO 9660 foresees; Linux and NetBSD, rumprun's kernel, read
 * them.
 */
public final class IsoImage {
    private static final int DESCRIPTOR_FIELDS_END = 881;

    private final Folder root;

    private IsoImage(Folder root) {
        this.root = root;
    }

    /**
     * Begins with all that is in {@code directory}, without following links.
     *
     * @param excluded names at the top that are left out
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what cannot be read or is too large
     */
    public static IsoImage of(Path directory, Set<String> excluded) {
        return new IsoImage(new HostTree(excluded).read(directory));
    }

    /** Begins with nothing. */
    public static IsoImage empty() {
        return new IsoImage(new Folder(new Name(new byte[0]), Inode.made(Inode.DIRECTORY | 0755, Instant.EPOCH)));
    }

    /** Adds a file that anybody may read; directories on the way are made. */
    public void add(String path, byte[] content) {
        Folder folder = root;
        String[] parts = path.replaceFirst("^/+", "").split("/+", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            folder = folder.folder(Name.of(parts[i]));
        }
        Inode inode = Inode.made(Inode.REGULAR | 0644, root.inode().modified());
        folder.put(new Text(Name.of(parts[parts.length - 1]), inode, content));
    }

    /**
     * Writes the image to {@code output}, which must not exist yet.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} naming the file that could not be read or written
     */
    public void write(Path output) {
        IsoLayout layout = new IsoLayout(root);
        try (FileChannel out = FileChannel.open(output, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            put(out, ByteBuffer.allocate(IsoLayout.DESCRIPTOR_SECTOR * SECTOR));
            put(out, descriptor(layout));
            put(out, terminator());
            put(out, ByteBuffer.wrap(layout.tablesAndDirectories()));
            for (IsoEntry file : layout.files()) {
                write(out, file);
            }
            put(out, ByteBuffer.allocate((int) layout.padding() * SECTOR));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot write %s: %s", output, e), e);
        }
    }

    private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void write(FileChannel out, IsoEntry file) throws IOException {
        if (file instanceof Text text) {
            put(out, ByteBuffer.wrap(text.content()));
        } else if (file instanceof HostFile host) {
            copy(out, host);
        }
        int used = (int) (IsoEntry.size(file) % SECTOR);
        put(out, ByteBuffer.allocate(used == 0 ? 0 : SECTOR - used));
    }

    private static void copy(FileChannel out, HostFile file) throws IOException {
        try (FileChannel in = FileChannel.open(file.file(), StandardOpenOption.READ)) {
            long at = 0;
            while (at < file.size()) {
                long count = in.transferTo(at, file.size() - at, out);
                if (count <= 0) {
                    throw new IOException(file.file() + " became shorter while it was read");
                }
                at += count;
            }
        }
    }

    /** The primary volume descriptor (ECMA-119, 8.4). */
    private static ByteBuffer descriptor(IsoLayout layout) {
        Instant time = layout.root().inode().modified();
        ByteBuffer out = ByteBuffer.allocate(SECTOR);
        out.put((byte) 1);
        text(out, "CD001", 5);
        out.put((byte) 1).put((byte) 0);
        text(out, "LINUX", 32);
        text(out, "ROOTFS", 32);
        out.position(80);
        both32(out, layout.end());
        out.position(120);
        both16(out, 1);
        both16(out, 1);
        both16(out, SECTOR);
        both32(out, layout.pathTableSize());
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) IsoLayout.littleTable())
                .putInt(0)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt((int) layout.bigTable())
                .putInt(0);
        out.put(DirectoryRecords.bare(layout.root(), layout.rootExtent()));
        text(out, "", 4 * 128 + 3 * 37);
        longTime(out, time);
        longTime(out, time);
        out.put("0".repeat(16).getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        longTime(out, time);
        out.put(DESCRIPTOR_FIELDS_END, (byte) 1);
        return out.position(0);
    }

    private static ByteBuffer terminator() {
        ByteBuffer out = ByteBuffer.allocate(SECTOR);
        out.put((byte) 255);
        text(out, "CD001", 5);
        return out.put((byte) 1).position(0);
    }
}
