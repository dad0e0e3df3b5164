package io.nablaconsole.app.detail;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.Timings;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lifecycle picture shows: where the container is, and a text on each edge it went along.
 *
 * @param current the node that is lit
 * @param failed whether the last run ended badly
 * @param end how the last run ended; empty when it has not
 */
record Lifecycle(
        Status current,
        boolean failed,
        String create,
        String start,
        String exec,
        String pause,
        String resume,
        String end) {

    /** The picture of {@code row}, whose console's log tells of {@code runs}. */
    static Lifecycle of(ContainerRow row, List<RunRecord> runs) {
        ContainerSnapshot now = row.now();
        Timings timings = Timings.of(row.lifeProperty().get(), runs);
        ExitRecord exit = row.live() ? null : now.exit();
        return new Lifecycle(
                now.status() == Status.PAUSING ? Status.PAUSED : now.status(),
                exit != null && !exit.success(),
                edge("life.create", timings.create()),
                edge("life.start", timings.start()),
                exec(timings),
                edge("life.pause", timings.pause()),
                edge("life.resume", timings.resume()),
                exit == null ? Messages.get("life.end") : end(exit));
    }

    /** How long the gate took to open; where that is not known, how long the init stood there. */
    private static String exec(Timings timings) {
        boolean onlyTold = timings.exec() == null && timings.waited() != null;
        return edge(onlyTold ? "life.waited" : "life.exec", onlyTold ? timings.waited() : timings.exec());
    }

    private static String edge(String key, @Nullable Duration time) {
        String name = Messages.get(key);
        return time == null ? name : name + "  " + Formats.millis(time);
    }

    private static String end(ExitRecord exit) {
        StringBuilder text = new StringBuilder(shortReason(exit));
        if (exit.started() != null && exit.finished() != null) {
            text.append(Messages.get("life.after", Formats.millis(Duration.between(exit.started(), exit.finished()))));
        }
        if (exit.started() != null && exit.firstOutput() != null) {
            text.append(Messages.get(
                    "life.firstOutput", Formats.millis(Duration.between(exit.started(), exit.firstOutput()))));
        }
        return text.toString();
    }

    private static String shortReason(ExitRecord exit) {
        if (exit.signal() != null) {
            return Messages.get("life.signalled", exit.signal().name());
        }
        return exit.code() != null ? Messages.get("life.exited", exit.code()) : Messages.get("life.unseen");
    }
}
