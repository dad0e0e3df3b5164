package io.nablaconsole.engine.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The exit record that nabla-shim writes as {@code exit.json}, and what it means in words. */
public final class ExitDocument {
    private static final String OUT_OF_MEMORY = "out_of_memory";

    private ExitDocument() {}

    /** Whether it is the init of {@code state} whose end the shim wrote down. */
    static boolean speaksOf(JsonReader top, State state) {
        return top.integer("pid", 0) == state.initProcessPid()
                && (!top.has("start") || String.valueOf(top.number("start")).equals(state.initProcessStart()));
    }

    /** Reads what the shim wrote, and what {@link #completed} added. */
    public static ExitRecord read(JsonReader top) {
        Integer code = top.has("code") ? Integer.valueOf(top.integer("code", 0)) : null;
        Signal signal = top.has("signal") ? Signal.of(top.integer("signal", 0)) : null;
        Instant started = instant(top, "started_ns");
        ExitRecord exit = new ExitRecord(
                top.integer("pid", 0),
                code,
                signal,
                reason(code, signal, started != null, top.textOrNull("error")),
                started,
                instant(top, "first_output_ns"),
                instant(top, "finished_ns"),
                Duration.of(top.number("user_us", 0) + top.number("system_us", 0), ChronoUnit.MICROS),
                maxRss(top.number("max_rss_kb", 0)),
                top.number("output_bytes", 0));
        return top.flag(OUT_OF_MEMORY, false) ? outOfMemory(exit) : exit;
    }

    /** The record the shim wrote as {@code bytes}, which from now on says by itself that memory was short. */
    static String completed(byte[] bytes) throws IOException {
        if (Json.parse(bytes) instanceof ObjectNode top) {
            return Json.print(top.put(OUT_OF_MEMORY, true)) + "\n";
        }
        throw new IOException("it is no JSON object");
    }

    private static @Nullable MemorySize maxRss(long kibibytes) {
        return kibibytes == 0 ? null : new MemorySize(kibibytes << 10);
    }

    private static @Nullable Instant instant(JsonReader top, String name) {
        return top.has(name) ? Instant.EPOCH.plusNanos(top.number(name)) : null;
    }

    private static String reason(
            @Nullable Integer code, @Nullable Signal signal, boolean started, @Nullable String error) {
        if (error != null) {
            return error;
        }
        if (signal != null) {
            String when = started ? "" : " before it was started";
            return "killed by " + signal + when + explain(signal, started);
        }
        return "exited with code " + code;
    }

    private static String explain(Signal signal, boolean started) {
        if (!started) {
            return "";
        }
        if (signal.equals(Signal.SYS)) {
            return ": it made a system call that its sandbox forbids";
        }
        return ": " + signal.meaning();
    }

    /** The same end, which the kernel brought about because memory was short in its control group. */
    public static ExitRecord outOfMemory(ExitRecord exit) {
        return new ExitRecord(
                exit.pid(),
                exit.code(),
                exit.signal(),
                "killed by " + Signal.KILL + ": out of memory, its control group allows no more",
                exit.started(),
                exit.firstOutput(),
                exit.finished(),
                exit.cpuTime(),
                exit.maxRss(),
                exit.outputBytes());
    }

    /** The record of an end that nobody saw. */
    public static ExitRecord unseen(int pid, String reason) {
        return new ExitRecord(pid, null, null, reason, null, null, null, Duration.ZERO, null, 0);
    }

    /** Spells {@code exit} for people and tools. */
    public static ObjectNode tree(ExitRecord exit) {
        ObjectNode top = Json.object();
        top.put("pid", exit.pid());
        top.put("code", exit.code());
        top.put("signal", exit.signal() == null ? null : exit.signal().name());
        top.put("reason", exit.reason());
        top.put("started", text(exit.started()));
        top.put("first_output", text(exit.firstOutput()));
        top.put("finished", text(exit.finished()));
        top.put("cpu_ms", exit.cpuTime().toNanos() / 1e6);
        top.put("max_rss", exit.maxRss() == null ? null : exit.maxRss().bytes());
        top.put("output_bytes", exit.outputBytes());
        return top;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
