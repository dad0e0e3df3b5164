package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file is and whether it can run here; read from its bytes, never by running it.
 *
 * @param size bytes
 * @param kind what it is
 * @param description the same in plain words, with versions: {@code Solo5 unikernel for spt, ABI version 2}
 * @param problem why it cannot run, and what to do about it; null when it can
 * @param abi the Solo5 ABI; null when it is no Solo5 unikernel
 * @param manifest devices it asks for, in manifest order
 * @param segments loadable parts by address; empty when it is no ELF file
 * @param entry address of its first instruction; 0 when it is no ELF file
 */
public record ImageReport(
        Path file,
        long size,
        Kind kind,
        Message description,
        @Nullable Message problem,
        @Nullable Abi abi,
        List<ManifestEntry> manifest,
        List<Segment> segments,
        long entry) {

    /** What a file can be. */
    public enum Kind {
        SOLO5,
        /** A rumprun unikernel from before Solo5 had ABI notes; runnc's first {@code .nabla} files. */
        RUMPRUN,
        UNIKRAFT,
        LINUX_PROGRAM,
        /** An ELF file that starts on a bare (virtual) machine. */
        BARE_METAL,
        ELF_OTHER,
        LINUX_KERNEL,
        /** Loaded as a Linux kernel is, and then speaks through the BIOS: iPXE, MEMDISK. */
        BOOT_PROGRAM,
        DISK_IMAGE,
        ARCHIVE,
        SCRIPT,
        TEXT,
        DIRECTORY,
        EMPTY,
        UNKNOWN
    }

    public ImageReport {
        manifest = List.copyOf(manifest);
        segments = List.copyOf(segments);
    }

    /** Whether a container can be created from it. */
    public boolean runnable() {
        return problem == null;
    }

    /** Last address any segment reaches: the least guest memory, before heap and stack. */
    public long memoryEnd() {
        return segments.stream().mapToLong(Segment::end).max().orElse(0);
    }
}
