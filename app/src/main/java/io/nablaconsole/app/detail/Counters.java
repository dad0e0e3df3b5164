package io.nablaconsole.app.detail;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Stats;
import java.util.ArrayList;
import java.util.List;

/** The counters of a live container, in words. */
final class Counters {
    private Counters() {}

    static List<Fact> of(Stats stats) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("statistics.cpuTime", Formats.millis(stats.cpuTime())));
        facts.add(fact("statistics.uptime", Formats.uptime(stats.uptime())));
        facts.add(fact("statistics.guestMemory", stats.guestMemory().toString()));
        facts.add(fact("statistics.rss", Formats.memory(stats.rss())));
        if (stats.pss() != null) {
            facts.add(fact("statistics.pss", Formats.memory(stats.pss())));
        }
        if (stats.guestTouched() != null) {
            facts.add(fact("statistics.touched", stats.guestTouched().toString()));
        }
        facts.add(fact(
                "statistics.faults",
                Messages.get("statistics.faults.value", stats.minorFaults(), stats.majorFaults())));
        if (stats.io() != null) {
            facts.add(fact("statistics.io", transfer(stats.io())));
        }
        if (stats.block() != null) {
            facts.add(fact("statistics.block.counter", transfer(stats.block())));
        }
        for (Stats.Network network : stats.networks()) {
            facts.add(new Fact(
                    Messages.get("statistics.network.counter", network.tap()),
                    Messages.get(
                            "statistics.network.value",
                            new MemorySize(network.receivedBytes()),
                            new MemorySize(network.sentBytes()),
                            network.dropped())));
        }
        for (String device : stats.uncounted()) {
            facts.add(new Fact(
                    Messages.get("statistics.network.counter", device), Messages.get("statistics.network.uncounted")));
        }
        return facts;
    }

    private static String transfer(Stats.Transfer transfer) {
        return Messages.get(
                "statistics.transfer", new MemorySize(transfer.readBytes()), new MemorySize(transfer.writtenBytes()));
    }

    private static Fact fact(String key, String value) {
        return new Fact(Messages.get(key), value);
    }
}
