package io.nablaconsole.engine.hvt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.HvtImage;
import io.nablaconsole.engine.image.TestImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks the page tables as a processor would. */
class PageTablesTest {
    private static final long ADDRESS = 0xffffffffff000L;

    private final HvtImage image;

    PageTablesTest(@TempDir Path directory) {
        image = HvtImage.read(new GuestCode().halt(0).image().write(directory));
    }

    private static Region tables(Machine machine) {
        return machine.regions().get(machine.regions().size() - 1);
    }

    /** Permissions of an address and the size of its page; empty when nothing is there. */
    private static String walk(Machine machine, long address) {
        Region tables = tables(machine);
        ByteBuffer bytes =
                ((Region.Content.Bytes) tables.content()).bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long table = machine.pageTables();
        boolean writable = true;
        for (int shift = 39; shift >= 12; shift -= 9) {
            long entry = bytes.getLong((int) (table - tables.start() + (address >> shift & 511) * 8));
            if ((entry & 1) == 0) {
                return "";
            }
            writable &= (entry & 2) != 0;
            if (shift == 12 || (entry & 0x80) != 0) {
                assertThat(entry & ADDRESS).isEqualTo(address & -(1L << shift));
                return "r" + (writable ? "w" : "-") + (entry < 0 ? "-" : "x") + " " + (1L << (shift - 10)) + "K";
            }
            table = entry & ADDRESS;
        }
        throw new AssertionError("four levels");
    }

    @Test
    void everyAddressHasItsPermissions() {
        Machine machine = Guests.machine(image, MemorySize.ofMebibytes(16), "");
        assertThat(walk(machine, 0)).isEmpty();
        assertThat(walk(machine, Machine.BOOT_INFO)).isEqualTo("r-- 4K");
        assertThat(walk(machine, Machine.FAULT_TABLES)).isEqualTo("r-- 4K");
        assertThat(walk(machine, Machine.FAULT_TABLES + 0x1000)).isEqualTo("r-x 4K");
        assertThat(walk(machine, 0xff000)).isEmpty();
        assertThat(walk(machine, TestImage.TEXT)).isEqualTo("r-x 4K");
        assertThat(walk(machine, TestImage.DATA)).isEqualTo("rw- 4K");
        assertThat(walk(machine, 0x1ff000)).isEqualTo("rw- 4K");
        assertThat(walk(machine, 0x200000)).isEqualTo("rw- 2048K");
        assertThat(walk(machine, (16 << 20) - 1)).isEqualTo("rw- 2048K");
        assertThat(walk(machine, 16 << 20)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2L << 20, (2L << 20) + 4096, 1L << 30, (1L << 30) + 4096, (3L << 30) + (5 << 20), 1L << 32})
    void memoryEndsWhereItIsSaidTo(long memory) {
        Machine machine = Guests.machine(image, new MemorySize(memory), "");
        assertThat(walk(machine, memory - 1)).startsWith("rw-");
        assertThat(walk(machine, memory)).isEmpty();
        assertThat(tables(machine).size()).isLessThan(64 << 10);
    }

    @Test
    void regionsDoNotOverlap() {
        Machine machine = Guests.machine(image, Guests.MEMORY, "");
        long end = 0;
        for (Region region : machine.regions()) {
            assertThat(region.start()).as(region.name()).isGreaterThanOrEqualTo(end);
            end = region.end();
        }
    }

    @Test
    void nothingIsWritableAndExecutable() {
        assertThat(Guests.machine(image, Guests.MEMORY, "").regions())
                .noneMatch(region -> region.writable() && region.executable());
    }
}
