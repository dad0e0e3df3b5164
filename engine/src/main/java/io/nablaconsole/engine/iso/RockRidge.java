package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.both32;
import static io.nablaconsole.engine.iso.IsoBytes.shortTime;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.iso.IsoEntry.Link;
import io.nablaconsole.engine.iso.IsoEntry.Name;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of Rock Ridge (RRIP 1991A) beside a directory record: what a Linux file has and ISO 9660 lacks.
 */
final class RockRidge {
    /** Bytes of the field that says where the fields go on. */
    static final int CONTINUES_SIZE = 28;

    /** Modified, accessed, changed; as genisoimage writes them. */
    private static final int TIMES = 0x0e;

    private static final int MORE = 1;
    private static final int CURRENT = 2;
    private static final int PARENT = 4;
    private static final int ROOT = 8;
    private static final int COMPONENT_HEAD = 2;

    /** Most bytes of a name, or of the parts of a target, in one field: of its 255, five are its head. */
    private static final int ROOM = 250;

    private RockRidge() {}

    /**
     * The fields of an entry in its directory. Names are cut as seldom as can be: Linux shows no more of a name than the
     * pieces that end before its 254th byte.
     */
    static List<byte[]> fields(IsoEntry entry, int links) {
        List<byte[]> fields = new ArrayList<>(attributes(entry, links));
        byte[] name = entry.name().bytes();
        for (int at = 0; at < name.length; at += ROOM) {
            byte[] piece = Arrays.copyOfRange(name, at, Math.min(at + ROOM, name.length));
            int flags = at + ROOM < name.length ? MORE : 0;
            fields.add(
                    field("NM", 1 + piece.length, out -> out.put((byte) flags).put(piece)));
        }
        if (entry instanceof Link link) {
            fields.addAll(target(link.target()));
        }
        return fields;
    }

    /** The fields of a directory's own entry and its parent's. */
    static List<byte[]> attributes(IsoEntry entry, int links) {
        Inode inode = entry.inode();
        List<byte[]> fields = new ArrayList<>();
        fields.add(field("PX", 32, out -> {
            both32(out, inode.mode());
            both32(out, links);
            both32(out, inode.uid());
            both32(out, inode.gid());
        }));
        if (inode.isDevice()) {
            fields.add(device(inode));
        }
        fields.add(field("TF", 1 + 3 * 7, out -> {
            out.put((byte) TIMES);
            for (int i = 0; i < 3; i++) {
                shortTime(out, inode.modified());
            }
        }));
        return fields;
    }

    /**
     * Which device it is. Small numbers stand together in the lower word, where all readers look for them: libarchive
     * takes both words for the C library's number, Linux takes them apart.
     */
    private static byte[] device(Inode inode) {
        boolean small = inode.major() <= 0xfff && inode.minor() <= 0xff;
        return field("PN", 16, out -> {
            both32(out, small ? 0 : inode.major());
            both32(out, small ? (inode.major() << 8) | inode.minor() : inode.minor());
        });
    }

    /** The first field of the root: that there are others. */
    static byte[] indicator() {
        return field("SP", 3, out -> out.put((byte) 0xbe).put((byte) 0xef).put((byte) 0));
    }

    /** That the others are Rock Ridge's. */
    static byte[] extension() {
        byte[] id = "RRIP_1991A".getBytes(StandardCharsets.US_ASCII);
        byte[] description = "THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS"
                .getBytes(StandardCharsets.US_ASCII);
        return field(
                "ER",
                4 + id.length + description.length,
                out -> out.put((byte) id.length)
                        .put((byte) description.length)
                        .put((byte) 0)
                        .put((byte) 1)
                        .put(id)
                        .put(description));
    }

    /** That the fields go on elsewhere. */
    static byte[] continues(long sector, int offset, int length) {
        return field("CE", CONTINUES_SIZE - 4, out -> {
            both32(out, sector);
            both32(out, offset);
            both32(out, length);
        });
    }

    /**
     * Each part of a target is a component, the root one too; a field takes as many as go in. Readers do not agree where
     * the slash is between two fields: Linux puts one behind a whole component, the root too, libarchive none. So a field
     * always ends within a component.
     */
    private static List<byte[]> target(Name target) {
        List<byte[]> fields = new ArrayList<>();
        ByteArrayOutputStream area = new ByteArrayOutputStream();
        if (target.bytes().length > 0 && target.bytes()[0] == '/') {
            area.writeBytes(new byte[] {ROOT, 0});
        }
        List<byte[]> parts = split(target.bytes());
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            int after = i == parts.size() - 1 ? 0 : COMPONENT_HEAD + 1;
            int at = 0;
            while (part.length - at > room(area) - after) {
                int end = Math.min(part.length - 1, at + room(area));
                component(area, Arrays.copyOfRange(part, at, end), false, true);
                fields.add(link(area, MORE));
                at = end;
            }
            component(area, Arrays.copyOfRange(part, at, part.length), at == 0, false);
        }
        fields.add(link(area, 0));
        return fields;
    }

    private static int room(ByteArrayOutputStream area) {
        return ROOM - COMPONENT_HEAD - area.size();
    }

    private static void component(ByteArrayOutputStream area, byte[] piece, boolean whole, boolean goesOn) {
        String text = new String(piece, StandardCharsets.ISO_8859_1);
        if (whole && (text.equals(".") || text.equals(".."))) {
            area.writeBytes(new byte[] {(byte) (text.equals(".") ? CURRENT : PARENT), 0});
            return;
        }
        area.write(goesOn ? MORE : 0);
        area.write(piece.length);
        area.writeBytes(piece);
    }

    private static byte[] link(ByteArrayOutputStream area, int flags) {
        byte[] components = area.toByteArray();
        area.reset();
        return field("SL", 1 + components.length, out -> out.put((byte) flags).put(components));
    }

    private static List<byte[]> split(byte[] target) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (int i = 0; i <= target.length; i++) {
            if (i == target.length || target[i] == '/') {
                if (part.size() > 0) {
                    parts.add(part.toByteArray());
                    part.reset();
                }
            } else {
                part.write(target[i]);
            }
        }
        return parts;
    }

    private interface Filling {
        void into(ByteBuffer out);
    }

    private static byte[] field(String signature, int length, Filling filling) {
        if (length > 251) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("a Rock Ridge field cannot take %s bytes", length));
        }
        ByteBuffer out = ByteBuffer.allocate(4 + length);
        out.put(signature.getBytes(StandardCharsets.US_ASCII))
                .put((byte) (4 + length))
                .put((byte) 1);
        filling.into(out);
        return out.array();
    }
}
