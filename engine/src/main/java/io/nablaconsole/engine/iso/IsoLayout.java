package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.SECTOR;
import static io.nablaconsole.engine.iso.IsoBytes.sectors;

import io.nablaconsole.engine.iso.DirectoryRecords.Extent;
import io.nablaconsole.engine.iso.IsoEntry.Folder;
import io.nablaconsole.engine.iso.IsoEntry.Link;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Where everything lies on an image: descriptors, path tables, fields that go on, directories, files. What is where
 * depends on how long the directories are, so they are written twice, the first time only to be measured.
 */
final class IsoLayout {
    /** The first sectors are for whatever boots. */
    static final int DESCRIPTOR_SECTOR = 16;

    private static final int TABLE_SECTOR = DESCRIPTOR_SECTOR + 2;
    private static final Extent UNKNOWN = new Extent(0, 0);

    private final Folder root;

    /** In the order of the path table: a level at a time. */
    private final List<Folder> folders = new ArrayList<>();

    private final IdentityHashMap<IsoEntry, Folder> parents = new IdentityHashMap<>();
    private final IdentityHashMap<IsoEntry, byte[]> identifiers = new IdentityHashMap<>();
    private final IdentityHashMap<IsoEntry, Extent> extents = new IdentityHashMap<>();
    private final List<IsoEntry> files = new ArrayList<>();
    private final byte[] continued;
    private final long continuedSector;
    private final long end;

    IsoLayout(Folder root) {
        this.root = root;
        name();
        continuedSector = TABLE_SECTOR + 2 * sectors(pathTableSize());
        Continuations measured = new Continuations(continuedSector);
        IdentityHashMap<Folder, byte[]> directories = directories(measured);
        long sector = continuedSector + sectors(measured.bytes().length);
        for (Folder folder : folders) {
            int length = directories.getOrDefault(folder, new byte[0]).length;
            extents.put(folder, new Extent(sector, length));
            sector += sectors(length);
        }
        for (IsoEntry file : files) {
            extents.put(file, new Extent(sector, IsoEntry.size(file)));
            sector += sectors(IsoEntry.size(file));
        }
        end = sector;
        Continuations real = new Continuations(continuedSector);
        directories(real);
        continued = real.bytes();
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
                } else if (!(entry instanceof Link)) {
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

    /** All before the files, from the path tables on. */
    byte[] tablesAndDirectories() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        padded(out, pathTable(ByteOrder.LITTLE_ENDIAN));
        padded(out, pathTable(ByteOrder.BIG_ENDIAN));
        padded(out, continued);
        IdentityHashMap<Folder, byte[]> directories = directories(new Continuations(continuedSector));
        folders.forEach(folder -> padded(out, directories.getOrDefault(folder, new byte[0])));
        return out.toByteArray();
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
        return end;
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
