package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.Stats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kernel's counters of a container's taps, as they are in the network namespace of its process. */
final class TapCounters {
    private static final int COLUMNS = 16;

    private TapCounters() {}

    /**
     * One for each tap that can be seen, by name.
     *
     * @param config with the taps that were made in the place of those asked for
     * @param pid any process of the container
     */
    static List<Stats.Network> of(Config config, int pid) {
        List<String> taps = config.devices().values().stream()
                .filter(DeviceBacking.Tap.class::isInstance)
                .map(device -> ((DeviceBacking.Tap) device).name())
                .sorted()
                .toList();
        List<Stats.Network> networks = new ArrayList<>();
        if (!taps.isEmpty()) {
            Map<String, Stats.Network> all = all(Path.of("/proc", String.valueOf(pid), "net", "dev"));
            taps.stream().filter(all::containsKey).forEach(tap -> networks.add(all.get(tap)));
        }
        return List.copyOf(networks);
    }

    /** A line an interface: {@code NAME: } then eight numbers of what it received and eight of what it sent. */
    private static Map<String, Stats.Network> all(Path table) {
        Map<String, Stats.Network> networks = new TreeMap<>();
        try {
            for (String line : new String(Files.readAllBytes(table), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int colon = line.lastIndexOf(':');
                String[] column = line.substring(colon + 1).strip().split("\\s+", -1);
                if (colon > 0 && column.length >= COLUMNS) {
                    String name = line.substring(0, colon).strip();
                    networks.put(name, network(name, column));
                }
            }
        } catch (IOException e) {
            // the process has just ended
            return networks;
        }
        return networks;
    }

    /** What the host sends into a tap the guest receives. */
    private static Stats.Network network(String tap, String[] column) {
        return new Stats.Network(
                tap,
                Long.parseLong(column[8]),
                Long.parseLong(column[0]),
                Long.parseLong(column[9]),
                Long.parseLong(column[1]),
                Long.parseLong(column[3]) + Long.parseLong(column[11]));
    }
}
