package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.image.SptImage;
import java.nio.ByteBuffer;

/**
 * A run of whole pages of the linked program.
 *
 * @param name what it is, for people
 * @param permissions such as {@code r-x}
 */
record Mapping(String name, long start, long end, String permissions, Content content) {
    static final String DATA = "rw-";
    static final String CONSTANT = "r--";
    static final String CODE = "r-x";

    /** What the pages hold at first; what is not said is zero. */
    sealed interface Content {
        /** Nothing but zeroes, without a place in the file. */
        record Zero() implements Content {}

        /** Zeroes too, but asked for by the stub rather than by the program's headers. */
        record Requested() implements Content {}

        /** Bytes from {@code at} on, relative to the first page. */
        record Bytes(ByteBuffer bytes, long at) implements Content {}

        /** Bytes of the unikernel file from {@code at} on, relative to the first page. */
        record ImagePart(long offset, long length, long at) implements Content {}
    }

    Mapping {
        if (start >= end || ((start | end) & (SptImage.PAGE - 1)) != 0 || permissions.length() != 3) {
            throw new IllegalArgumentException("mapping " + name + " is not made of pages");
        }
    }

    static Mapping zero(String name, long start, long end) {
        return new Mapping(name, start, end, DATA, new Content.Zero());
    }

    static long pageUp(long address) {
        return (address + SptImage.PAGE - 1) & -SptImage.PAGE;
    }

    long size() {
        return end - start;
    }

    /** Whether it takes room in the linked file. */
    boolean inFile() {
        return content instanceof Content.Bytes || content instanceof Content.ImagePart;
    }

    /** The permissions as an ELF program header has them. */
    int elfFlags() {
        return (permissions.charAt(0) == 'r' ? 4 : 0)
                | (permissions.charAt(1) == 'w' ? 2 : 0)
                | (permissions.charAt(2) == 'x' ? 1 : 0);
    }
}
