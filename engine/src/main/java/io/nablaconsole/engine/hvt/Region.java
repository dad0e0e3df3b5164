package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.image.Solo5Image;
import java.nio.ByteBuffer;

/**
 * A run of whole pages of the guest's machine, at physical addresses.
 *
 * @param name what it is, for people
 * @param permissions such as {@code r-x}; {@code ---} for pages no address leads to
 * @param content what the pages hold at first; what is not said is zero
 */
record Region(String name, long start, long end, String permissions, Content content) {
    static final String DATA = "rw-";
    static final String CONSTANT = "r--";
    static final String CODE = "r-x";
    /** The processor walks through them by physical address; the guest has no address for them. */
    static final String HIDDEN = "---";

    /** What the pages hold at first. */
    sealed interface Content {
        record Zero() implements Content {}

        /** Bytes from the first page on. */
        record Bytes(ByteBuffer bytes) implements Content {}

        /** Bytes of the unikernel's file from {@code at} on, relative to the first page. */
        record ImagePart(long offset, long length, long at) implements Content {}
    }

    Region {
        if (start >= end || ((start | end) & (Solo5Image.PAGE - 1)) != 0 || permissions.length() != 3) {
            throw new IllegalArgumentException("region " + name + " is not made of pages");
        }
    }

    static Region of(String name, long start, String permissions, ByteBuffer bytes) {
        return new Region(name, start, pageUp(start + bytes.limit()), permissions, new Content.Bytes(bytes));
    }

    static Region zero(String name, long start, long end) {
        return new Region(name, start, end, DATA, new Content.Zero());
    }

    static long pageUp(long address) {
        return (address + Solo5Image.PAGE - 1) & -Solo5Image.PAGE;
    }

    long size() {
        return end - start;
    }

    boolean inFile() {
        return !(content instanceof Content.Zero);
    }

    boolean mapped() {
        return !permissions.equals(HIDDEN);
    }

    /** Whether the machine's memory itself may change: page tables do, as the processor notes there what was used. */
    boolean changeable() {
        return writable() || !mapped();
    }

    boolean writable() {
        return permissions.charAt(1) == 'w';
    }

    boolean executable() {
        return permissions.charAt(2) == 'x';
    }

    MemoryRegion describe() {
        return new MemoryRegion(start, end, permissions, name);
    }
}
