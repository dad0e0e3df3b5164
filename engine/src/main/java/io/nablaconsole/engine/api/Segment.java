package io.nablaconsole.engine.api;

/**
 * One loadable part of an ELF file; addresses and sizes in bytes.
 *
 * @param address where it begins in the guest
 * @param fileSize bytes that come from the file
 * @param memorySize bytes it takes; what exceeds {@code fileSize} is zero
 */
public record Segment(
        long address, long fileSize, long memorySize, boolean readable, boolean writable, boolean executable) {

    public long end() {
        return address + memorySize;
    }

    /** {@code r-x} and the like. */
    public String permissions() {
        return (readable ? "r" : "-") + (writable ? "w" : "-") + (executable ? "x" : "-");
    }
}
