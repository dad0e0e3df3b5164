package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.LoadSegment;
import io.nablaconsole.engine.image.ManifestDevices;
import io.nablaconsole.engine.image.Solo5Image;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The virtual machine a guest finds itself in, as it is before the first instruction.
 *
 * <pre>
 * 0x10000   boot information, manifest, command line      r--
 *           tables for exceptions                         r--
 *           their handlers                                r-x
 *           a stack for them                              rw-
 * 0x100000  the unikernel's segments                      as it says
 *           heap and stack                                rw-
 * memory    page tables                                   no address
 * </pre>
 *
 * @param memory what the guest is told it has, in bytes
 * @param entry its first instruction
 * @param regions by address
 * @param devices in manifest order
 */
record Machine(long memory, long entry, List<Region> regions, List<AttachedDevice> devices) {
    /** Where the boot information lies. */
    static final long BOOT_INFO = 0x10000;
    /** Where in it the cycles of a second are; only the host knows them. */
    static final long FREQUENCY = BOOT_INFO + 16;
    /** Whole pages that hold any boot information: header, manifest of 64 entries, command line. */
    static final long FAULT_TABLES = BOOT_INFO + 4 * Solo5Image.PAGE;

    private static final long FAULT_HANDLERS = FAULT_TABLES + Solo5Image.PAGE;
    private static final long FAULT_STACK = FAULT_HANDLERS + Solo5Image.PAGE;
    private static final long FAULT_STACK_END = FAULT_STACK + Solo5Image.PAGE;

    /** Of the boot information; its last 16 bytes are offers of newer tenders, which guests may decline: all zero. */
    private static final int HEADER = 64;

    private static final int COMMAND_LINE = 8192;

    Machine {
        regions = List.copyOf(regions);
        devices = List.copyOf(devices);
    }

    /**
     * Lays out the machine for {@code image}.
     *
     * @param memory whole pages, enough for the image
     * @param commandLine shorter than 8192 bytes, none of them zero
     * @param devices in manifest order
     */
    static Machine of(Solo5Image image, long memory, byte[] commandLine, List<AttachedDevice> devices) {
        List<Region> regions = lowRegions(bootInfo(image, memory, commandLine, devices));
        addImage(regions, image, memory);
        return of(memory, image.entry(), regions, devices);
    }

    /**
     * Adds page tables to a machine that has everything else.
     *
     * @param regions by address, the last ending at {@code memory}
     */
    static Machine of(long memory, long entry, List<Region> regions, List<AttachedDevice> devices) {
        List<Region> all = new ArrayList<>(regions);
        all.add(Region.of("page tables", memory, Region.HIDDEN, PageTables.of(regions, memory)));
        return new Machine(memory, entry, all, devices);
    }

    /** What lies below the unikernel, the same for every guest but for the boot information. */
    static List<Region> lowRegions(ByteBuffer bootInfo) {
        List<Region> regions = new ArrayList<>();
        regions.add(Region.of("boot information", BOOT_INFO, Region.CONSTANT, bootInfo));
        regions.add(Region.of(
                "fault tables",
                FAULT_TABLES,
                Region.CONSTANT,
                FaultTables.tables(FAULT_TABLES, FAULT_HANDLERS, FAULT_STACK_END)));
        regions.add(Region.of("fault handlers", FAULT_HANDLERS, Region.CODE, FaultTables.handlers()));
        regions.add(Region.zero("fault stack", FAULT_STACK, FAULT_STACK_END));
        return regions;
    }

    private static void addImage(List<Region> regions, Solo5Image image, long memory) {
        long at = Solo5Image.MIN_ADDRESS;
        for (LoadSegment segment : image.segments()) {
            fill(regions, at, segment.start(), "between segments");
            addSegment(regions, segment);
            at = segment.end();
        }
        fill(regions, at, memory, "heap and stack");
    }

    private static void addSegment(List<Region> regions, LoadSegment s) {
        String name = s.executable() ? "text" : s.writable() ? "data" : "rodata";
        // x86 has no memory that can be run but not read
        String permissions = s.executable() ? Region.CODE : s.writable() ? Region.DATA : Region.CONSTANT;
        long fileEnd = s.fileSize() == 0 ? s.start() : Region.pageUp(s.address() + s.fileSize());
        long end = permissions.equals(Region.DATA) ? fileEnd : s.end();
        if (s.start() < end) {
            Region.Content part = new Region.Content.ImagePart(s.fileOffset(), s.fileSize(), s.address() - s.start());
            regions.add(new Region(name, s.start(), end, permissions, part));
        }
        fill(regions, end, s.end(), name);
    }

    private static void fill(List<Region> regions, long start, long end, String name) {
        if (start < end) {
            regions.add(Region.zero(name, start, end));
        }
    }

    private static ByteBuffer bootInfo(
            Solo5Image image, long memory, byte[] commandLine, List<AttachedDevice> devices) {
        ByteBuffer manifest = ManifestDevices.bytes(devices);
        long manifestAt = BOOT_INFO + HEADER;
        ByteBuffer out =
                ByteBuffer.allocate(HEADER + manifest.limit() + COMMAND_LINE).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(memory).putLong(image.memoryEnd()).putLong(0);
        out.putLong(manifestAt + manifest.limit()).putLong(manifestAt);
        out.position(HEADER).put(manifest).put(commandLine);
        return out.clear();
    }

    /** Where the root of the page tables is. */
    long pageTables() {
        return memory;
    }

    InternalDescriptors internal() {
        return InternalDescriptors.beside(devices);
    }

    /** The number of the virtual processor's descriptor. */
    int processor() {
        return internal().timer() + 1;
    }
}
