package io.nablaconsole.engine.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.DeviceCounters;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.MonitorControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the engine asks of a running QEMU. Connects anew for each question. */
final class QemuMonitor implements MonitorControl {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Path socket;
    private final boolean userNetwork;

    QemuMonitor(Path socket, boolean userNetwork) {
        this.socket = socket;
        this.userNetwork = userNetwork;
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
        return List.copyOf(counters);
    }

    /** QEMU counts no packets. Those of a tap the kernel counts; those of a user network nobody does. */
    @Override
    public List<String> uncounted() {
        return userNetwork ? List.of(QemuCommand.USER_NETWORK) : List.of();
    }
}
