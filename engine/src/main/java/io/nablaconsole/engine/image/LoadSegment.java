package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Segment;

/**
 * One part of a checked unikernel, and the whole pages it takes in the guest.
 *
 * @param fileOffset where its bytes begin in the unikernel file
 * @param address where they go in the guest
 * @param fileSize bytes from the file; 0 for memory that only has to be zero
 * @param memorySize bytes in all, never fewer than {@code fileSize}
 * @param start first page, at or below {@code address}
 * @param end end of its last page
 */
public record LoadSegment(
        long fileOffset,
        long address,
        long fileSize,
        long memorySize,
        boolean readable,
        boolean writable,
        boolean executable,
        long start,
        long end) {

    public LoadSegment {
        boolean ordered = start <= address
                && fileSize <= memorySize
                && memorySize <= end - address
                && fileSize >= 0
                && fileOffset >= 0;
        boolean paged = ((start | end) & (Solo5Image.PAGE - 1)) == 0;
        if (!ordered || !paged || (writable && executable)) {
            throw new IllegalArgumentException("not a segment of a checked image");
        }
    }

    /** The same for people. */
    public Segment describe() {
        return new Segment(address, fileSize, memorySize, readable, writable, executable);
    }
}
