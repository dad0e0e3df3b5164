package io.nablaconsole.engine.api;

import java.util.List;

/**
 * What a container may do, derived from its configuration alone.
 *
 * @param calls every system call that is allowed; all others kill the guest
 * @param memory the guest's address space, by address
 * @param otherwise how a tender confines the guest whose calls cannot be listed, for people; empty when they are
 */
public record SandboxReport(List<AllowedCall> calls, List<MemoryRegion> memory, String otherwise) {
    public SandboxReport(List<AllowedCall> calls, List<MemoryRegion> memory) {
        this(calls, memory, "");
    }

    /** Of a tender that does not tell its calls. */
    public static SandboxReport unlisted(String otherwise) {
        return new SandboxReport(List.of(), List.of(), otherwise);
    }

    public SandboxReport {
        calls = List.copyOf(calls);
        memory = List.copyOf(memory);
    }

    /**
     * An allowed system call.
     *
     * @param number x86-64 number
     * @param condition what its arguments must be, such as {@code descriptor 1}; empty when any
     * @param reason what the guest needs it for
     */
    public record AllowedCall(String name, int number, String condition, String reason) {}

    /**
     * A part of the guest's address space, {@code start} inclusive to {@code end} exclusive.
     *
     * @param permissions such as {@code r-x}
     */
    public record MemoryRegion(long start, long end, String permissions, String name) {
        public long size() {
            return end - start;
        }
    }
}
