package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Stats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What /proc tells of one process.
 *
 * @param rss bytes
 * @param pss bytes; −1 where the kernel does not tell us
 * @param io all its reads and writes, of files, devices and the console
 * @param storage what of it went to and from the disk
 */
record ProcessFigures(
        long cpuMillis,
        long minorFaults,
        long majorFaults,
        long rss,
        long pss,
        Optional<Stats.Transfer> io,
        Optional<Stats.Transfer> storage) {
    /** USER_HZ: what /proc counts CPU time in, the same on every Linux since 2.6. */
    private static final long TICKS_A_SECOND = 100;

    /** Fields of /proc/PID/stat are counted from one; those after the name begin with the third. */
    private static final int FIRST = 3;

    /** The figures; empty when the process is gone. */
    static Optional<ProcessFigures> of(int pid) {
        Path proc = Path.of("/proc", String.valueOf(pid));
        try {
            String line = Files.readString(proc.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            Map<String, Long> status = members(proc.resolve("status"));
            Map<String, Long> rollup = members(proc.resolve("smaps_rollup"));
            Map<String, Long> io = members(proc.resolve("io"));
            return Optional.of(new ProcessFigures(
                    cpuTicks(fields) * 1000 / TICKS_A_SECOND,
                    field(fields, 10),
                    field(fields, 12),
                    // VmRSS lags behind by some pages a processor; the sum over all mappings does not
                    rollup.getOrDefault("Rss", status.getOrDefault("VmRSS", 0L)) << 10,
                    rollup.containsKey("Pss") ? rollup.get("Pss") << 10 : -1,
                    transfer(io, "rchar", "wchar", "syscr", "syscw"),
                    transfer(io, "read_bytes", "write_bytes", "", "")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Its own, in user and in system mode, and that of its children that have ended. */
    private static long cpuTicks(String[] fields) {
        return field(fields, 14) + field(fields, 15) + field(fields, 16) + field(fields, 17);
    }

    private static long field(String[] fields, int number) {
        return Long.parseLong(fields[number - FIRST]);
    }

    private static Optional<Stats.Transfer> transfer(
            Map<String, Long> io, String read, String written, String reads, String writes) {
        if (!io.containsKey(read)) {
            return Optional.empty();
        }
        return Optional.of(new Stats.Transfer(
                io.getOrDefault(read, 0L),
                io.getOrDefault(written, 0L),
                io.getOrDefault(reads, 0L),
                io.getOrDefault(writes, 0L)));
    }

    /** The lines {@code name: number [kB]} of a file; empty where it may not be read. */
    private static Map<String, Long> members(Path file) {
        Map<String, Long> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String[] words = line.split("[:\\s]+", 3);
                if (words.length > 1 && words[1].chars().allMatch(Character::isDigit) && !words[1].isEmpty()) {
                    values.put(words[0], Long.parseUnsignedLong(words[1]));
                }
            }
        } catch (IOException | NumberFormatException e) {
            values.clear();
        }
        return values;
    }
}
