package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.Stats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The kernel's counters of a container's taps. */
final class TapCounters {
    private static final Path NET = Path.of("/sys/class/net");

    private TapCounters() {}

    /** One for each tap by name; a tap in another network namespace cannot be seen from here and is left out. */
    static List<Stats.Network> of(Config config) {
        return config.devices().values().stream()
                .filter(DeviceBacking.Tap.class::isInstance)
                .map(device -> ((DeviceBacking.Tap) device).name())
                .sorted()
                .map(TapCounters::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the host sends into a tap the guest receives. */
    private static Optional<Stats.Network> read(String tap) {
        Path counters = NET.resolve(tap).resolve("statistics");
        try {
            return Optional.of(new Stats.Network(
                    tap,
                    number(counters, "tx_bytes"),
                    number(counters, "rx_bytes"),
                    number(counters, "tx_packets"),
                    number(counters, "rx_packets"),
                    number(counters, "tx_dropped") + number(counters, "rx_dropped")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long number(Path counters, String name) throws IOException {
        return Long.parseLong(Files.readString(counters.resolve(name)).strip());
    }
}
