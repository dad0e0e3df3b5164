package io.nablaconsole.engine.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds tiny unikernels (for spt unless told otherwise) byte by byte: code at {@link #TEXT}, data at {@link #DATA}, an ABI note and a manifest.
 * What it builds is valid until {@link #put} changes a field.
 */
public final class TestImage {
    public static final long TEXT = 0x100000;
    public static final long DATA = 0x101000;
    public static final int DATA_BYTES = 64;
    public static final int DATA_MEMORY = 0x1800;

    static final int TEXT_AT = 0x1000;
    static final int DATA_AT = 0x2000;
    static final int NOTES_AT = 0x3000;
    static final int HEADERS = 64;
    static final int COUNT = 5;

    // program headers by index
    static final int TEXT_HEADER = 0;
    static final int DATA_HEADER = 1;
    static final int EMPTY_HEADER = 2;
    static final int ABI_HEADER = 3;
    static final int MANIFEST_HEADER = 4;

    // fields of a program header
    static final int TYPE = 0;
    static final int FLAGS = 4;
    static final int OFFSET = 8;
    static final int ADDRESS = 16;
    static final int FILE_SIZE = 32;
    static final int MEMORY_SIZE = 40;
    static final int ALIGN = 48;

    private record Device(String name, int type) {}

    private record Change(int at, int size, long value) {}

    private final byte[] code;
    private byte[] data = new byte[0];
    private int target = 2;
    private int version = 2;
    private final List<Device> devices = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    public TestImage(byte... code) {
        this.code = code.clone();
    }

    public TestImage data(byte[] bytes) {
        data = bytes.clone();
        return this;
    }

    public TestImage abi(int newTarget, int newVersion) {
        target = newTarget;
        version = newVersion;
        return this;
    }

    public TestImage block(String name) {
        return device(name, 1);
    }

    public TestImage net(String name) {
        return device(name, 2);
    }

    TestImage device(String name, int type) {
        devices.add(new Device(name, type));
        return this;
    }

    /** Where a field of a program header lies. */
    static int field(int header, int field) {
        return HEADERS + header * 56 + field;
    }

    /** Overwrites a number of the finished file. */
    TestImage put(int at, int size, long value) {
        changes.add(new Change(at, size, value));
        return this;
    }

    public Path write(Path directory) {
        try {
            return Files.write(Files.createTempFile(directory, "guest", ".spt"), bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        byte[] manifest = manifest();
        int size = NOTES_AT + 36 + 20 + manifest.length;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        out.putShort((short) 2)
                .putShort((short) 62)
                .putInt(1)
                .putLong(TEXT)
                .putLong(HEADERS)
                .putLong(0)
                .putInt(0);
        out.putShort((short) 64).putShort((short) 56).putShort((short) COUNT);
        out.position(HEADERS);
        header(out, 1, 5, TEXT_AT, TEXT, code.length, code.length);
        header(out, 1, 6, DATA_AT, DATA, DATA_BYTES, DATA_MEMORY);
        header(out, 1, 4, 0, 0, 0, 0);
        header(out, 4, 4, NOTES_AT, 0, 36, 36);
        header(out, 4, 4, NOTES_AT + 36, 0, 20L + manifest.length, 20L + manifest.length);
        out.position(TEXT_AT).put(code).position(DATA_AT).put(data).position(NOTES_AT);
        note(out, 16, 0x31494241).putInt(target).putInt(version).putLong(0);
        note(out, manifest.length, 0x3154464d).put(manifest);
        changes.forEach(c -> apply(out, c));
        return out.array();
    }

    private static void header(ByteBuffer out, int type, int flags, long at, long address, long file, long memory) {
        out.putInt(type).putInt(flags).putLong(at).putLong(address).putLong(address);
        out.putLong(file).putLong(memory).putLong(type == 1 ? 0x1000 : 4);
    }

    private static ByteBuffer note(ByteBuffer out, int size, int type) {
        return out.putInt(6).putInt(size).putInt(type).put("Solo5\0\0\0".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] manifest() {
        ByteBuffer out = ByteBuffer.allocate(4 + 8 + 104 * (devices.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(4, 1).putInt(8, devices.size() + 1).putInt(12 + 68, 1 << 30);
        for (int i = 0; i < devices.size(); i++) {
            int at = 12 + 104 * (i + 1);
            out.put(at, devices.get(i).name().getBytes(StandardCharsets.ISO_8859_1));
            out.putInt(at + 68, devices.get(i).type());
        }
        return out.array();
    }

    private static void apply(ByteBuffer out, Change c) {
        for (int i = 0; i < c.size(); i++) {
            out.put(c.at() + i, (byte) (c.value() >> (8 * i)));
        }
    }
}
