package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.SECTOR;
import static io.nablaconsole.engine.iso.IsoBytes.sectors;

import io.nablaconsole.engine.iso.DirectoryRecords.Extent;
import io.nablaconsole.engine.iso.IsoEntry.Folder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Where everything lies on an image: descriptors, path tables, directories, fields that go on, files. What is where
 * depends on how long the directories are, so they are written twice, the first time only to be measured.
 *
 * <p>Fields go on between the directories and the files: libarchive reads an image from its begin to its end, and
 * refuses one where it had to go back.
 */
final class IsoLayout {
    /** The first sectors are for whatever boots. */
    static final int DESCRIPTOR_SECTOR = 16;

    /** libarchive knows no image of fewer sectors for one. */
    private static final int LEAST_SECTORS = 24;

    private static final int TABLE_SECTOR = DESCRIPTOR_SECTOR + 2;
    private static final Extent UNKNOWN = new Extent(0, 0);

    private final Folder root;

    /** In the order of the path table: a level at a time. */
    private final List<Folder> folders = new ArrayList<>();

    private final IdentityHashMap<IsoEntry, Folder> parents = new IdentityHashMap<>();
    private final IdentityHashMap<IsoEntry, byte[]> identifiers = new IdentityHashMap<>();
    private final IdentityHashMap<IsoEntry, Extent> extents = new IdentityHashMap<>();
    private final List<IsoEntry> files = new ArrayList<>();
    private final long continuedSector;
    private final long filesEnd;
    private final byte[] tablesAndDirectories;

    IsoLayout(Folder root) {
        this.root = root;
        name();
        Continuations measured = new Continuations(0);
        IdentityHashMap<Folder, byte[]> directories = directories(measured);
        long sector = TABLE_SECTOR + 2 * sectors(pathTableSize());
        for (Folder folder : folders) {
            int length = directories.getOrDefault(folder, new byte[0]).length;
            extents.put(folder, new Extent(sector, length));
            sector += sectors(length);
        }
        continuedSector = sector;
        sector += sectors(measured.bytes().length);
        for (IsoEntry file : files) {
            extents.put(file, new Extent(sector, IsoEntry.size(file)));
            sector += sectors(IsoEntry.size(file));
        }
        filesEnd = sector;
        tablesAndDirectories = assemble();
    }

    private void name() {
        folders.add(root);
        parents.put(root, root);
        identifiers.put(root, new byte[] {0});
        for (int i = 0; i < folders.size(); i++) {
            Folder folder = folders.get(i);
            ShortNames names = new ShortNames();
            folder.entries().sort(Comparator.comparing(IsoEntry::name));
            for (IsoEntry entry : folder.entries()) {
                identifiers.put(entry, names.of(entry).getBytes(StandardCharsets.US_ASCII));
            }
            folder.entries().sort(Comparator.comparing(this::identifier));
            for (IsoEntry entry : folder.entries()) {
                parents.put(entry, folder);
                if (entry instanceof Folder child) {
                    folders.add(child);
                } else if (IsoEntry.hasContent(entry)) {
                    files.add(entry);
                }
            }
        }
    }

    private String identifier(IsoEntry entry) {
        return new String(identifiers.getOrDefault(entry, new byte[0]), StandardCharsets.US_ASCII);
    }

    private Extent extent(IsoEntry entry) {
        return extents.getOrDefault(entry, UNKNOWN);
    }

    private Folder parent(Folder folder) {
        return parents.getOrDefault(folder, root);
    }

    private IdentityHashMap<Folder, byte[]> directories(Continuations continuations) {
        DirectoryRecords writer = new DirectoryRecords(continuations);
        IdentityHashMap<Folder, byte[]> directories = new IdentityHashMap<>();
        for (Folder folder : folders) {
            List<byte[]> records = new ArrayList<>();
            records.add(writer.self(folder, directories.isEmpty(), extent(folder)));
            records.add(writer.parent(parent(folder), extent(parent(folder))));
            for (IsoEntry entry : folder.entries()) {
                byte[] identifier = identifier(entry).getBytes(StandardCharsets.US_ASCII);
                records.add(writer.of(entry, identifier, extent(entry)));
            }
            directories.put(folder, DirectoryRecords.join(records));
        }
        return directories;
    }

    private byte[] assemble() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        padded(out, pathTable(ByteOrder.LITTLE_ENDIAN));
        padded(out, pathTable(ByteOrder.BIG_ENDIAN));
        Continuations continued = new Continuations(continuedSector);
        IdentityHashMap<Folder, byte[]> directories = directories(continued);
        folders.forEach(folder -> padded(out, directories.getOrDefault(folder, new byte[0])));
        padded(out, continued.bytes());
        return out.toByteArray();
    }

    /** All before the files, from the path tables on. */
    byte[] tablesAndDirectories() {
        return tablesAndDirectories;
    }

    private static void padded(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(bytes);
        out.writeBytes(new byte[(int) (sectors(bytes.length) * SECTOR) - bytes.length]);
    }

    /** The files in the order they lie in. */
    List<IsoEntry> files() {
        return files;
    }

    /** Sectors of the whole image. */
    long end() {
        return filesEnd + padding();
    }

    /** Empty sectors behind the files. */
    long padding() {
        return Math.max(0, LEAST_SECTORS - filesEnd);
    }

    Folder root() {
        return root;
    }

    Extent rootExtent() {
        return extent(root);
    }

    int pathTableSize() {
        return pathTable(ByteOrder.LITTLE_ENDIAN).length;
    }

    static long littleTable() {
        return TABLE_SECTOR;
    }

    long bigTable() {
        return TABLE_SECTOR + sectors(pathTableSize());
    }

    private byte[] pathTable(ByteOrder order) {
        IdentityHashMap<Folder, Integer> numbers = new IdentityHashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Folder folder : folders) {
            numbers.put(folder, numbers.size() + 1);
            byte[] identifier = identifier(folder).getBytes(StandardCharsets.US_ASCII);
            ByteBuffer record = ByteBuffer.allocate((8 + identifier.length + 1) & ~1)
                    .order(order)
                    .put((byte) identifier.length)
                    .put((byte) 0)
                    .putInt((int) extent(folder).sector())
                    .putShort(numbers.getOrDefault(parent(folder), 1).shortValue())
                    .put(identifier);
            out.writeBytes(record.array());
        }
        return out.toByteArray();
    }
}
