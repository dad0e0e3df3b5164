package io.nablaconsole.app.detail;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the overview says about a container. */
final class Facts {
    private Facts() {}

    /** What it is. */
    static List<Fact> what(ContainerRow row, @Nullable State state) {
        ContainerSnapshot now = row.now();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("name", now.id().value()));
        if (state != null) {
            Config config = state.config();
            facts.add(fact(
                    "image", config.isPause() ? now.image() : config.image().toString()));
            facts.add(fact("arguments", arguments(config)));
            facts.add(fact("terminal", Messages.get(config.terminal() ? "fact.terminal.pty" : "fact.terminal.pipes")));
            config.devices()
                    .forEach((name, backing) ->
                            facts.add(new Fact(Messages.get("fact.device", name), DeviceText.of(backing))));
        } else {
            facts.add(fact("image", now.image()));
        }
        facts.add(fact("tender", now.tender()));
        facts.add(fact("memory", Formats.memory(now.memory())));
        facts.add(fact("created", Formats.moment(now.created())));
        return facts;
    }

    private static String arguments(Config config) {
        List<String> arguments = config.guestArguments();
        return arguments.isEmpty()
                ? Messages.get("fact.none")
                : String.join("  ", arguments.stream().map(a -> "“" + a + "”").toList());
    }

    /** How it runs or how its last run went. */
    static List<Fact> run(ContainerRow row) {
        ContainerSnapshot now = row.now();
        List<Fact> facts = new ArrayList<>();
        if (now.problem() != null) {
            facts.add(fact("problem", Messages.of(now.problem())));
        }
        if (row.live()) {
            facts.add(fact("pid", String.valueOf(now.pid())));
            if (now.started() != null) {
                facts.add(fact("started", Formats.moment(now.started())));
                facts.add(fact("uptime", row.uptimeProperty().get()));
            }
            figures(facts, row.statsProperty().get());
            return facts;
        }
        ExitRecord exit = now.exit();
        if (exit == null) {
            facts.add(fact("lastRun", Messages.get("fact.neverRan")));
        } else {
            lastRun(facts, exit);
        }
        return facts;
    }

    private static void figures(List<Fact> facts, @Nullable Stats stats) {
        if (stats == null) {
            return;
        }
        facts.add(fact("cpu", Formats.millis(stats.cpuTime())));
        facts.add(fact("rss", Formats.memory(stats.rss())));
        if (stats.pss() != null) {
            facts.add(fact("pss", Formats.memory(stats.pss())));
        }
        facts.add(fact("faults", Messages.get("fact.faults.value", stats.minorFaults(), stats.majorFaults())));
    }

    private static void lastRun(List<Fact> facts, ExitRecord exit) {
        facts.add(fact("lastRun", Messages.ofEngine(exit.reason())));
        if (exit.started() != null) {
            facts.add(fact("started", Formats.moment(exit.started())));
        }
        if (exit.finished() != null) {
            facts.add(fact("finished", Formats.moment(exit.finished())));
        }
        facts.add(fact("cpu", Formats.millis(exit.cpuTime())));
        if (exit.maxRss() != null) {
            facts.add(fact("maxRss", exit.maxRss().toString()));
        }
        facts.add(fact("output", Messages.get("fact.output.value", exit.outputBytes())));
    }

    private static Fact fact(String key, String value) {
        return new Fact(Messages.get("fact." + key), value);
    }
}
