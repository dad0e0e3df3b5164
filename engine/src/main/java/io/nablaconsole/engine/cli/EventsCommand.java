package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.json.Json;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a container's figures as runc does: a JSON object a line. */
@Command(
        name = "events",
        description = "Print a container's figures as JSON lines until it ends.",
        mixinStandardHelpOptions = true)
final class EventsCommand extends IdCommand {
    @Option(names = "--stats", description = "print the figures once and end")
    private boolean once;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Interval.class,
            description = "time between two lines, such as 500ms or 5s (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Duration interval;

    @Override
    public void run() {
        Container container = container();
        if (container.status() == Status.STOPPED) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_RUNNING,
                    Message.of("container with id %s is not running: it has no figures", id));
        }
        do {
            if (!print(container)) {
                return;
            }
        } while (!once && container.awaitExit(interval).isEmpty());
    }

    /** False when the container has ended meanwhile. */
    private boolean print(Container container) {
        try {
            ObjectNode event = Json.object().put("type", "stats").put("id", id);
            event.set("data", data(container.stats(), container.processes().size()));
            System.out.println(Json.line(event));
            System.out.flush();
            return true;
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_RUNNING || e.code() == ErrorCode.CONTAINER_NOT_EXISTS) {
                return false;
            }
            throw e;
        }
    }

    private static ObjectNode data(Stats stats, int processes) {
        ObjectNode data = Json.object();
        data.putObject("cpu").putObject("usage").put("total", stats.cpuTime().toNanos());
        data.putObject("memory")
                .putObject("usage")
                .put("limit", stats.guestMemory().bytes())
                .put("usage", stats.rss().bytes());
        data.putObject("pids").put("current", processes);
        for (Stats.Network network : stats.networks()) {
            data.withArray("network_interfaces")
                    .addObject()
                    .put("Name", network.tap())
                    .put("RxBytes", network.receivedBytes())
                    .put("RxPackets", network.receivedPackets())
                    .put("RxDropped", network.dropped())
                    .put("TxBytes", network.sentBytes())
                    .put("TxPackets", network.sentPackets());
        }
        ObjectNode own = data.putObject("nabla");
        own.put("uptime", stats.uptime().toNanos());
        own.put("guest_memory", stats.guestMemory().bytes());
        own.put("rss", stats.rss().bytes());
        own.put("pss", stats.pss() == null ? null : stats.pss().bytes());
        own.put(
                "guest_touched",
                stats.guestTouched() == null ? null : stats.guestTouched().bytes());
        if (stats.block() != null) {
            own.putObject("block")
                    .put("read_bytes", stats.block().readBytes())
                    .put("written_bytes", stats.block().writtenBytes())
                    .put("reads", stats.block().reads())
                    .put("writes", stats.block().writes());
        }
        stats.uncounted().forEach(own.withArray("uncounted")::add);
        own.put("minor_faults", stats.minorFaults());
        own.put("major_faults", stats.majorFaults());
        return data;
    }
}
