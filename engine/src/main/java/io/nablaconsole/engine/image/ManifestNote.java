package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Solo5's note of type {@code MFT1}: the devices a unikernel asks for. */
final class ManifestNote {
    /** {@code MFT1}, little-endian. */
    static final int TYPE = 0x3154464d;

    /** The manifest is aligned to 8, the note's header takes 20. */
    private static final int PADDING = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1," + ManifestLayout.NAME_MAX + "}");

    private ManifestNote() {}

    /** The devices of the manifest, without its reserved first entry. */
    static List<ManifestEntry> require(ImageFile file, List<ElfNote> notes) {
        return find(file, notes)
                .orElseThrow(() -> file.bad(
                        Message.of("has no Solo5 manifest: rebuild it with one (solo5-elftool gen-manifest)")));
    }

    /** The same; empty when there is no manifest. */
    static Optional<List<ManifestEntry>> find(ImageFile file, List<ElfNote> notes) {
        List<ElfNote> found = notes.stream()
                .filter(n -> n.owner().equals(AbiNote.OWNER) && n.type() == TYPE)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw file.bad(Message.of("has %s Solo5 manifests instead of one", found.size()));
        }
        return Optional.of(read(file, found.get(0).content()));
    }

    private static List<ManifestEntry> read(ImageFile file, ByteBuffer note) {
        if (note.remaining() < PADDING + ManifestLayout.HEADER) {
            throw file.bad(Message.of("has a Solo5 manifest of %s bytes, too short for its header", note.remaining()));
        }
        ByteBuffer manifest = note.slice(PADDING, note.remaining() - PADDING).order(note.order());
        int version = manifest.getInt(0);
        if (version != ManifestLayout.VERSION) {
            throw file.bad(Message.of(
                    "has a Solo5 manifest of version %s, only version 1 is known", Integer.toUnsignedString(version)));
        }
        int count = manifest.getInt(4);
        if (count < 1 || count > ManifestLayout.MAX_ENTRIES) {
            throw file.bad(Message.of(
                    "has a Solo5 manifest of %s entries: 1 to %s are allowed",
                    Integer.toUnsignedString(count), ManifestLayout.MAX_ENTRIES));
        }
        int size = ManifestLayout.size(count);
        if (manifest.remaining() != size) {
            throw file.bad(Message.of(
                    "has a Solo5 manifest of %s bytes: %s entries take %s", manifest.remaining(), count, size));
        }
        return entries(file, manifest, count);
    }

    private static List<ManifestEntry> entries(ImageFile file, ByteBuffer manifest, int count) {
        checkReserved(file, manifest);
        List<ManifestEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 1; i < count; i++) {
            ManifestEntry entry = entry(file, manifest, i);
            if (!names.add(entry.name())) {
                throw file.bad(Message.of("has two devices named '%s' in its manifest", entry.name()));
            }
            entries.add(entry);
        }
        return entries;
    }

    private static void checkReserved(ImageFile file, ByteBuffer manifest) {
        int at = ManifestLayout.entry(0);
        boolean reserved = manifest.getInt(at + ManifestLayout.TYPE) == ManifestLayout.TYPE_RESERVED_FIRST;
        if (!reserved || manifest.get(at) != 0) {
            throw file.bad(Message.of("has a Solo5 manifest that does not begin with the reserved entry"));
        }
        checkDetached(file, manifest, 0);
    }

    private static ManifestEntry entry(ImageFile file, ByteBuffer manifest, int index) {
        String name = name(file, manifest, index);
        checkDetached(file, manifest, index);
        int type = manifest.getInt(ManifestLayout.entry(index) + ManifestLayout.TYPE);
        return switch (type) {
            case ManifestLayout.TYPE_BLOCK -> new ManifestEntry(name, DeviceType.BLOCK);
            case ManifestLayout.TYPE_NET -> new ManifestEntry(name, DeviceType.NET);
            default ->
                throw file.bad(Message.of(
                        "has device '%s' of unknown type %s in its manifest: 1 (block) and 2 (net) are known",
                        name, Integer.toUnsignedString(type)));
        };
    }

    private static String name(ImageFile file, ByteBuffer manifest, int index) {
        byte[] bytes = new byte[ManifestLayout.NAME_SIZE];
        manifest.get(ManifestLayout.entry(index), bytes);
        String name = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = name.indexOf('\0');
        if (end < 0) {
            throw file.bad(Message.of("has a device name without an end in entry %s of its manifest", index));
        }
        name = name.substring(0, end);
        if (!NAME.matcher(name).matches()) {
            throw file.bad(Message.of(
                    "has the device name '%s' in entry %s of its manifest: 1 to %s letters and digits are allowed",
                    name.replaceAll("[^ -~]", "?"), index, ManifestLayout.NAME_MAX));
        }
        return name;
    }

    private static void checkDetached(ImageFile file, ByteBuffer manifest, int index) {
        if (manifest.get(ManifestLayout.entry(index) + ManifestLayout.ATTACHED) != 0) {
            throw file.bad(Message.of("says in entry %s of its manifest that the device is attached already", index));
        }
    }
}
