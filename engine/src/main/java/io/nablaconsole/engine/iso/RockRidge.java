package io.nablaconsole.engine.iso;

import static io.nablaconsole.engine.iso.IsoBytes.both32;
import static io.nablaconsole.engine.iso.IsoBytes.shortTime;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.iso.IsoEntry.Folder;
import io.nablaconsole.engine.iso.IsoEntry.Link;
import io.nablaconsole.engine.iso.IsoEntry.Name;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of Rock Ridge (RRIP 1991A) beside a directory record: what a Linux file has and ISO 9660 lacks. Everything
 * belongs to root; a guest of one program knows no other users.
 */
final class RockRidge {
    /** Bytes of the field that says where the fields go on. */
    static final int CONTINUES_SIZE = 28;

    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int SYMBOLIC_LINK = 0120000;

    /** Modified, accessed, changed; as genisoimage writes them. */
    private static final int TIMES = 0x0e;

    private static final int MORE = 1;
    private static final int CURRENT = 2;
    private static final int PARENT = 4;
    private static final int ROOT = 8;

    /** Longest part of a name or target in one field, well below the 255 bytes of a field. */
    private static final int PIECE = 100;

    private RockRidge() {}

    /** The fields of an entry in its directory. */
    static List<byte[]> fields(IsoEntry entry) {
        List<byte[]> fields = new ArrayList<>(attributes(entry));
        byte[] name = entry.name().bytes();
        for (int at = 0; at < name.length; at += PIECE) {
            byte[] piece = Arrays.copyOfRange(name, at, Math.min(at + PIECE, name.length));
            int flags = at + PIECE < name.length ? MORE : 0;
            fields.add(
                    field("NM", 1 + piece.length, out -> out.put((byte) flags).put(piece)));
        }
        if (entry instanceof Link link) {
            fields.addAll(target(link.target()));
        }
        return fields;
    }

    /** The fields of a directory's own entry and its parent's. */
    static List<byte[]> attributes(IsoEntry entry) {
        byte[] owner = field("PX", 32, out -> {
            both32(out, mode(entry));
            both32(out, entry instanceof Folder folder ? links(folder) : 1);
            both32(out, 0);
            both32(out, 0);
        });
        byte[] times = field("TF", 1 + 3 * 7, out -> {
            out.put((byte) TIMES);
            for (int i = 0; i < 3; i++) {
                shortTime(out, entry.modified());
            }
        });
        return List.of(owner, times);
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

    private static int mode(IsoEntry entry) {
        int type = entry instanceof Folder ? DIRECTORY : entry instanceof Link ? SYMBOLIC_LINK : REGULAR;
        return type | entry.permissions();
    }

    private static long links(Folder folder) {
        return 2 + folder.entries().stream().filter(Folder.class::isInstance).count();
    }

    /** Each part of a target is a component of its own; a long one is cut, and each piece says that it goes on. */
    private static List<byte[]> target(Name target) {
        List<byte[]> components = new ArrayList<>();
        if (target.bytes().length > 0 && target.bytes()[0] == '/') {
            components.add(new byte[] {ROOT, 0});
        }
        for (byte[] part : split(target.bytes())) {
            String text = new String(part, StandardCharsets.ISO_8859_1);
            if (text.equals(".") || text.equals("..")) {
                components.add(new byte[] {(byte) (text.equals(".") ? CURRENT : PARENT), 0});
                continue;
            }
            for (int at = 0; at < part.length; at += PIECE) {
                byte[] piece = Arrays.copyOfRange(part, at, Math.min(at + PIECE, part.length));
                int flags = at + PIECE < part.length ? MORE : 0;
                components.add(ByteBuffer.allocate(2 + piece.length)
                        .put((byte) flags)
                        .put((byte) piece.length)
                        .put(piece)
                        .array());
            }
        }
        List<byte[]> fields = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            byte[] component = components.get(i);
            int flags = i < components.size() - 1 ? MORE : 0;
            fields.add(field(
                    "SL", 1 + component.length, out -> out.put((byte) flags).put(component)));
        }
        return fields;
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
