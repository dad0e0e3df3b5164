package io.nablaconsole.engine.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.DeviceCounters;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.MonitorControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the engine asks of a running QEMU. Connects anew for each question. */
final class QemuMonitor implements MonitorControl {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final Path socket;
    private final Map<String, Tap> taps;

    QemuMonitor(Path socket, Map<String, Tap> taps) {
        this.socket = socket;
        this.taps = taps;
    }

    private <T> T ask(Function<QmpClient, T> question) {
        try (QmpClient client = QmpClient.connect(socket, LIMIT)) {
            return question.apply(client);
        }
    }

    private JsonNode run(String command) {
        return ask(client -> client.execute(command, null));
    }

    @Override
    public void pause() {
        run("stop");
    }

    @Override
    public void resume() {
        run("cont");
    }

    @Override
    public void powerDown() {
        run("system_powerdown");
    }

    /** QEMU's word for what the guest is doing: {@code running}, {@code paused}, {@code shutdown}, … */
    String status() {
        return run("query-status").path("status").asText();
    }

    @Override
    public List<DeviceCounters> counters() {
        List<DeviceCounters> counters = new ArrayList<>();
        for (JsonNode device : run("query-blockstats")) {
            JsonNode stats = device.path("stats");
            counters.add(new DeviceCounters(
                    device.path("device").asText(),
                    DeviceType.BLOCK,
                    stats.path("rd_operations").asLong(),
                    stats.path("wr_operations").asLong(),
                    stats.path("rd_bytes").asLong(),
                    stats.path("wr_bytes").asLong()));
        }
        taps.forEach((name, tap) -> counters.add(tap(name, tap)));
        return List.copyOf(counters);
    }

    /** QEMU counts no packets; the kernel does, from the host's side: what the tap sent, the guest received. */
    private static DeviceCounters tap(String name, Tap tap) {
        Path statistics = INTERFACES.resolve(tap.name()).resolve("statistics");
        return new DeviceCounters(
                name,
                DeviceType.NET,
                number(statistics.resolve("tx_packets")),
                number(statistics.resolve("rx_packets")),
                number(statistics.resolve("tx_bytes")),
                number(statistics.resolve("rx_bytes")));
    }

    private static long number(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            // a tap in another network namespace cannot be seen from here
            return 0;
        }
    }
}
