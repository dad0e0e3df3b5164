package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One value to write into one file of a control group.
 *
 * @param field the member of the configuration that asks for it, for errors
 * @param controller whose file it is
 * @param required whether the configuration asked for it, rather than the engine
 */
record Setting(String field, String controller, String file, String value, boolean required) {
    private static final long LEAST_SHARES = 2;
    private static final long MOST_SHARES = 262_144;
    private static final long MOST_WEIGHT = 9_999;
    private static final long USUAL_PERIOD = 100_000;
    private static final String MEMORY = "memory";
    private static final String UNIFIED = Cgroup.UNIFIED;

    /** What any tender needs beside the guest's own memory: its program, buffers, the kernel's share. */
    private static final long TENDER_BYTES = 64L << 20;

    /** A memory limit says how large the guest is, too: without a group that could hold it to it, that is left. */
    boolean sizesTheGuest() {
        return field.equals("linux.resources.memory.limit");
    }

    /** The files that make {@code resources} so; for a guest with {@code guestBytes} of memory. */
    static List<Setting> of(Resources resources, long guestBytes, boolean unified) {
        Collector out = new Collector();
        Resources.Memory memory = resources.memory();
        boolean given = memory.limit() != null;
        long limit = given ? memory.limit() : guestBytes + TENDER_BYTES;
        // a limit is what was asked for to the byte: others read it back; only the engine's own has room for the tender
        out.memory(unified ? "memory.max" : "memory.limit_in_bytes", "limit", limit, unified, given);
        out.memory(unified ? "memory.low" : "memory.soft_limit_in_bytes", "reservation", memory.reservation(), unified);
        if (unified && memory.swap() != null) {
            // version 1 counts both together, version 2 swap alone
            long swap = memory.swap() < 0 || limit < 0 ? -1 : Math.max(0, memory.swap() - limit);
            out.add("memory.swap", MEMORY, "memory.swap.max", swap < 0 ? "max" : String.valueOf(swap), true);
        } else {
            out.memory("memory.memsw.limit_in_bytes", "swap", memory.swap(), false);
        }
        cpu(out, resources.cpu(), unified);
        Long pids = resources.pidsLimit();
        if (pids != null) {
            out.add("pids.limit", "pids", "pids.max", pids < 0 ? "max" : String.valueOf(pids), true);
        }
        new TreeMap<>(resources.unified())
                .forEach((file, value) -> out.add("unified." + file, UNIFIED, file, value, true));
        return out.all;
    }

    private static void cpu(Collector out, Resources.Cpu cpu, boolean unified) {
        Long shares = cpu.shares();
        if (shares != null && shares != 0) {
            out.add(
                    "cpu.shares",
                    "cpu",
                    unified ? "cpu.weight" : "cpu.shares",
                    String.valueOf(unified ? weight(shares) : shares),
                    true);
        }
        Long period = cpu.period() == null || cpu.period() == 0 ? null : cpu.period();
        Long quota = cpu.quota() == null || cpu.quota() == 0 ? null : cpu.quota();
        if (unified && (quota != null || period != null)) {
            String most = quota == null || quota < 0 ? "max" : String.valueOf(quota);
            out.add("cpu.quota", "cpu", "cpu.max", most + " " + (period == null ? USUAL_PERIOD : period), true);
        } else {
            out.number("cpu.period", "cpu", "cpu.cfs_period_us", period);
            out.number("cpu.quota", "cpu", "cpu.cfs_quota_us", quota);
        }
        out.text("cpu.cpus", "cpuset", "cpuset.cpus", cpu.cpus());
        out.text("cpu.mems", "cpuset", "cpuset.mems", cpu.mems());
    }

    /** Version 1 weighs from 2 to 262144, version 2 from 1 to 10000; the same line every runtime draws between them. */
    static long weight(long shares) {
        long within = Math.max(LEAST_SHARES, Math.min(MOST_SHARES, shares));
        return 1 + (within - LEAST_SHARES) * MOST_WEIGHT / (MOST_SHARES - LEAST_SHARES);
    }

    private static final class Collector {
        private final List<Setting> all = new ArrayList<>();

        void add(String field, String controller, String file, String value, boolean required) {
            all.add(new Setting("linux.resources." + field, controller, file, value, required));
        }

        void memory(String file, String field, @Nullable Long bytes, boolean unified) {
            if (bytes != null) {
                memory(file, field, bytes, unified, true);
            }
        }

        void memory(String file, String field, long bytes, boolean unified, boolean required) {
            String none = unified ? "max" : "-1";
            add("memory." + field, MEMORY, file, bytes < 0 ? none : String.valueOf(bytes), required);
        }

        void number(String field, String controller, String file, @Nullable Long value) {
            if (value != null) {
                add(field, controller, file, String.valueOf(value), true);
            }
        }

        void text(String field, String controller, String file, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                add(field, controller, file, value, true);
            }
        }
    }
}
