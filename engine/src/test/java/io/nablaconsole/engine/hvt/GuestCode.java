package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.image.TestImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Assembles the few instructions test guests are made of. */
final class GuestCode {
    static final int PUTS = 2;
    static final int BLOCK_WRITE = 4;
    static final int BLOCK_READ = 5;
    static final int HALT = 8;

    private static final long HALT_ARGUMENT = TestImage.DATA + 0x800;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    GuestCode bytes(int... values) {
        for (int value : values) {
            code.write(value);
        }
        return this;
    }

    private GuestCode number(long value, int size) {
        ByteBuffer buffer =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        code.write(buffer.array(), 0, size);
        return this;
    }

    /** RAX = value. */
    GuestCode load(long value) {
        return bytes(0x48, 0xb8).number(value, Long.BYTES);
    }

    /** [address] = RAX, 8 bytes. */
    GuestCode store(long address) {
        return bytes(0x48, 0x89, 0x04, 0x25).number(address, Integer.BYTES);
    }

    /** Puts consecutive 8-byte numbers at {@code address}. */
    GuestCode put(long address, long... values) {
        for (int i = 0; i < values.length; i++) {
            load(values[i]).store(address + 8L * i);
        }
        return this;
    }

    GuestCode out(int port, long value) {
        return bytes(0xb8)
                .number(value, Integer.BYTES)
                .bytes(0xba)
                .number(port, Integer.BYTES)
                .bytes(0xef);
    }

    GuestCode call(int number, long argument) {
        return out(0x500 + number, argument);
    }

    GuestCode halt(int code) {
        return put(HALT_ARGUMENT, 0, code).call(HALT, HALT_ARGUMENT);
    }

    /** Ends with the 4-byte number at {@code address}. */
    GuestCode haltWith(long address) {
        return bytes(0x8b, 0x04, 0x25)
                .number(address, Integer.BYTES)
                .store(HALT_ARGUMENT + 8)
                .call(HALT, HALT_ARGUMENT);
    }

    TestImage image() {
        return new TestImage(code.toByteArray()).abi(1, 2);
    }
}
