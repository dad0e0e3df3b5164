package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.SECTOR;
import static io.nablaconsole.engine.iso.IsoBytes.both16;
import static io.nablaconsole.engine.iso.IsoBytes.both32;
import static io.nablaconsole.engine.iso.IsoBytes.shortTime;

import io.nablaconsole.engine.iso.IsoEntry.Folder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes the records of directories (ECMA-119, 9.1). */
final class DirectoryRecords {
    private static final int FIXED = 33;
    private static final int MOST = 254;
    private static final int FLAG_DIRECTORY = 2;

    private final Continuations continuations;

    /** Kept, as each child of a directory has a record of it. */
    private final IdentityHashMap<IsoEntry, Integer> links = new IdentityHashMap<>();

    DirectoryRecords(Continuations continuations) {
        this.continuations = continuations;
    }

    /** Where something lies and how long it is. */
    record Extent(long sector, long size) {}

    private int links(IsoEntry entry) {
        return links.computeIfAbsent(
                entry,
                counted -> counted instanceof Folder folder
                        ? 2
                                + (int) folder.entries().stream()
                                        .filter(Folder.class::isInstance)
                                        .count()
                        : 1);
    }

    /** The record of an entry in its directory. */
    byte[] of(IsoEntry entry, byte[] identifier, Extent extent) {
        return record(entry, identifier, extent, RockRidge.fields(entry, links(entry)));
    }

    /** A directory's record of itself ({@code .}). */
    byte[] self(Folder folder, boolean root, Extent extent) {
        List<byte[]> fields = new ArrayList<>();
        if (root) {
            fields.add(RockRidge.indicator());
        }
        fields.addAll(RockRidge.attributes(folder, links(folder)));
        if (root) {
            fields.add(continuations.add(List.of(RockRidge.extension()), folder));
        }
        return record(folder, new byte[] {0}, extent, fields);
    }

    /** A directory's record of its parent ({@code ..}). */
    byte[] parent(Folder parent, Extent extent) {
        return record(parent, new byte[] {1}, extent, RockRidge.attributes(parent, links(parent)));
    }

    /** The root's record in the volume descriptor, which has no room for fields. */
    static byte[] bare(Folder root, Extent extent) {
        return assemble(root, new byte[] {0}, extent, List.of());
    }

    private byte[] record(IsoEntry entry, byte[] identifier, Extent extent, List<byte[]> fields) {
        int room = MOST - start(identifier);
        int wanted = fields.stream().mapToInt(field -> field.length).sum();
        List<byte[]> inside = new ArrayList<>();
        if (wanted <= room) {
            inside.addAll(fields);
        } else {
            int left = room - RockRidge.CONTINUES_SIZE;
            int next = 0;
            while (fields.get(next).length <= left) {
                left -= fields.get(next).length;
                inside.add(fields.get(next++));
            }
            inside.add(continuations.add(fields.subList(next, fields.size()), entry));
        }
        return assemble(entry, identifier, extent, inside);
    }

    /** Fields begin at an even offset. */
    private static int start(byte[] identifier) {
        return (FIXED + identifier.length + 1) & ~1;
    }

    private static byte[] assemble(IsoEntry entry, byte[] identifier, Extent extent, List<byte[]> fields) {
        int length = start(identifier)
                + fields.stream().mapToInt(field -> field.length).sum();
        ByteBuffer out = ByteBuffer.allocate((length + 1) & ~1);
        out.put((byte) out.capacity()).put((byte) 0);
        both32(out, extent.sector());
        both32(out, extent.size());
        shortTime(out, entry.inode().modified());
        out.put((byte) (entry instanceof Folder ? FLAG_DIRECTORY : 0))
                .put((byte) 0)
                .put((byte) 0);
        both16(out, 1);
        out.put((byte) identifier.length).put(identifier).position(start(identifier));
        fields.forEach(out::put);
        return out.array();
    }

    /** Records one behind the other; none lies in two sectors. The length is whole sectors. */
    static byte[] join(List<byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            int left = SECTOR - out.size() % SECTOR;
            if (left < record.length) {
                out.writeBytes(new byte[left]);
            }
            out.writeBytes(record);
        }
        out.writeBytes(new byte[(SECTOR - out.size() % SECTOR) % SECTOR]);
        return out.toByteArray();
    }
}
