package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.image.Solo5Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the processor needs to report an exception the guest has no handler for: segment descriptors, a task segment
 * with a stack for the purpose, a table of handlers, and the handlers, one instruction each, that tell the tender which
 * it was. Without them the processor would give up (a triple fault), on some machines forgetting its registers. Guests
 * that bring tables of their own, as Solo5's bindings do, replace these at their start.
 *
 * <p>Source: Intel SDM volume 3, 3.4.5 (descriptors), 6.14 (interrupts in 64-bit mode), 8.7 (task segment).
 */
final class FaultTables {
    static final int GDT_LIMIT = 5 * Long.BYTES - 1;
    static final int VECTORS = 32;
    static final int IDT_LIMIT = VECTORS * 16 - 1;

    /** The tender listens here; one port for each exception. */
    private static final int TRAP_PORTS = 0x80;

    // within the page of tables
    private static final int GDT = 0;
    private static final int TSS = 0x80;
    private static final int IDT = 0x200;

    private static final int TSS_SIZE = 104;
    private static final int TSS_FIRST_STACK = 36;
    private static final int TSS_PERMISSIONS = 102;
    private static final short CODE_SELECTOR = 8;
    /** All 4 GiB, present, accessed: of these long mode looks at little more than what kind of segment it is. */
    private static final long CODE_SEGMENT = 0x00af9b000000ffffL;

    private static final long DATA_SEGMENT = 0x00cf93000000ffffL;
    private static final long BUSY_TASK = 0x00008b0000000000L;
    /** Present, ring 0, interrupts off. */
    private static final byte GATE = (byte) 0x8e;

    private static final int HANDLER_SIZE = 4;
    private static final byte OUT_IMMEDIATE = (byte) 0xe6;
    private static final byte HALT = (byte) 0xf4;

    private FaultTables() {}

    static long gdt(long tables) {
        return tables + GDT;
    }

    static long tss(long tables) {
        return tables + TSS;
    }

    static long idt(long tables) {
        return tables + IDT;
    }

    /**
     * The page of tables that is to lie at {@code tables}.
     *
     * @param handlers address of {@link #handlers}
     * @param stackEnd where the handlers' stack begins, growing down
     */
    static ByteBuffer tables(long tables, long handlers, long stackEnd) {
        ByteBuffer out = ByteBuffer.allocate((int) Solo5Image.PAGE).order(ByteOrder.LITTLE_ENDIAN);
        long task = tss(tables);
        out.putLong(GDT + 8, CODE_SEGMENT).putLong(GDT + 16, DATA_SEGMENT);
        out.putLong(GDT + 24, BUSY_TASK | (TSS_SIZE - 1) | (task & 0xffffff) << 16 | (task >> 24 & 0xff) << 56);
        out.putLong(TSS + TSS_FIRST_STACK, stackEnd).putShort(TSS + TSS_PERMISSIONS, (short) TSS_SIZE);
        for (int vector = 0; vector < VECTORS; vector++) {
            putGate(out, IDT + vector * 16, handlers + (long) vector * HANDLER_SIZE);
        }
        return out;
    }

    private static void putGate(ByteBuffer out, int at, long handler) {
        out.putShort(at, (short) handler).putShort(at + 2, CODE_SELECTOR);
        out.put(at + 4, (byte) 1).put(at + 5, GATE);
        out.putShort(at + 6, (short) (handler >> 16)).putInt(at + 8, (int) (handler >> 32));
    }

    /** The handlers: {@code out} to the port of the exception, changing no register. */
    static ByteBuffer handlers() {
        ByteBuffer out = ByteBuffer.allocate(VECTORS * HANDLER_SIZE);
        for (int vector = 0; vector < VECTORS; vector++) {
            out.put(OUT_IMMEDIATE).put((byte) (TRAP_PORTS + vector));
            // never reached: the tender does not come back
            out.put(HALT).put(HALT);
        }
        return out.flip();
    }
}
