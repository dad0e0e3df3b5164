package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.image.Solo5Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The guest's page tables: every region at the address it has, with its permissions, and nothing else. Pages of 2 MiB
 * where one region fills them, else of 4 KiB.
 *
 * <p>The tables lie above the memory the guest knows of and have no address in it. A guest runs in ring 0 and could
 * make others; that its code and constants cannot change does not depend on them (see nabla-hvt's memory.c).
 *
 * <p>Source: Intel SDM volume 3, 4.5.
 */
final class PageTables {
    private static final long LARGE = 2L << 20;
    private static final int ENTRIES = 512;
    private static final int TABLE = ENTRIES * Long.BYTES;

    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    /** Accessed and dirty: set from the start, as nobody here asks for them. */
    private static final long USED = 1 << 5 | 1 << 6;

    private static final long LARGE_PAGE = 1 << 7;
    private static final long NO_EXECUTE = 1L << 63;
    /** For an entry that points to a table: what is allowed is decided below. */
    private static final long TO_TABLE = PRESENT | WRITABLE | 1 << 5;

    private final List<Region> regions;
    private final long base;
    private final List<ByteBuffer> tables = new ArrayList<>();

    private PageTables(List<Region> regions, long base) {
        this.regions = regions;
        this.base = base;
    }

    /**
     * The tables as they lie at {@code base}, the root first.
     *
     * @param regions mapped ones, by address, below 512 GiB
     */
    static ByteBuffer of(List<Region> regions, long base) {
        PageTables made = new PageTables(regions, base);
        made.build();
        ByteBuffer out = ByteBuffer.allocate(made.tables.size() * TABLE);
        made.tables.forEach(out::put);
        return out.flip();
    }

    private void build() {
        ByteBuffer root = table();
        ByteBuffer pointers = table();
        root.putLong(0, address(1) | TO_TABLE);
        long end = regions.get(regions.size() - 1).end();
        for (long gigabyte = 0; gigabyte << 30 < end; gigabyte++) {
            pointers.putLong((int) gigabyte * Long.BYTES, address(tables.size()) | TO_TABLE);
            fillDirectory(table(), gigabyte << 30);
        }
    }

    private void fillDirectory(ByteBuffer directory, long start) {
        for (int i = 0; i < ENTRIES; i++) {
            long address = start + i * LARGE;
            List<Region> inside = regions.stream()
                    .filter(r -> r.start() < address + LARGE && r.end() > address)
                    .toList();
            if (inside.isEmpty()) {
                continue;
            }
            Region first = inside.get(0);
            if (first.start() <= address && first.end() >= address + LARGE) {
                directory.putLong(i * Long.BYTES, address | flags(first) | LARGE_PAGE);
            } else {
                directory.putLong(i * Long.BYTES, address(tables.size()) | TO_TABLE);
                fillTable(table(), address, inside);
            }
        }
    }

    private static void fillTable(ByteBuffer table, long start, List<Region> inside) {
        for (Region region : inside) {
            long end = Math.min(region.end(), start + LARGE);
            for (long at = Math.max(region.start(), start); at < end; at += Solo5Image.PAGE) {
                table.putLong((int) ((at - start) / Solo5Image.PAGE) * Long.BYTES, at | flags(region));
            }
        }
    }

    private static long flags(Region region) {
        return PRESENT | USED | (region.writable() ? WRITABLE : 0) | (region.executable() ? 0 : NO_EXECUTE);
    }

    private ByteBuffer table() {
        ByteBuffer table = ByteBuffer.allocate(TABLE).order(ByteOrder.LITTLE_ENDIAN);
        tables.add(table);
        return table;
    }

    private long address(int index) {
        return base + (long) index * TABLE;
    }
}
