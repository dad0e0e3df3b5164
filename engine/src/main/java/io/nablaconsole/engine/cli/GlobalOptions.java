package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that stand before the command. */
final class GlobalOptions {
    private enum LogFormat {
        text,
        json
    }

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "where containers are kept (default: $XDG_STATE_HOME/nabla-console)")
    @Nullable
    Path root;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "append errors to this file too, and warnings to it alone")
    @Nullable
    Path log;

    @Option(names = "--log-format", paramLabel = "text|json", description = "form of the lines in that file")
    private LogFormat logFormat = LogFormat.text;

    @Option(names = "--debug", description = "print the whole report of an error")
    boolean debug;

    @Option(names = "--systemd-cgroup", description = "accepted from supervisors: cgroups are plain directories here")
    private boolean unusedSystemdCgroup;

    @Option(names = "--rootless", paramLabel = "true|false|auto", description = "accepted: it is found out anyway")
    private @Nullable String unusedRootless;

    /** Sets the form of the log's lines; false when there is no such form. */
    boolean logFormat(String name) {
        for (LogFormat known : LogFormat.values()) {
            if (known.name().equals(name)) {
                logFormat = known;
                return true;
            }
        }
        return false;
    }

    Path rootPath() {
        if (root != null && root.toString().isEmpty()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("--root is empty: name the directory in which containers are kept"));
        }
        return root == null ? Nabla.defaultRoot() : root;
    }

    Factory factory() {
        return Nabla.factory(rootPath());
    }

    Container load(String id) {
        return factory().load(id);
    }

    /**
     * Makes the log file, if one was named: a supervisor reads there what happened, and that is nothing when it is empty.
     *
     * @throws EngineException CONFIG_INVALID when it cannot be made
     */
    void openLog() {
        if (log == null) {
            return;
        }
        try {
            append("");
        } catch (IOException e) {
            Path file = log;
            log = null;
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("cannot write to --log %s: %s", file, e), e);
        }
    }

    /**
     * Appends to the log file.
     *
     * @param level error or warning
     * @return false when none was named
     */
    boolean log(String level, String message) {
        if (log == null) {
            return false;
        }
        String time = Instant.now().toString();
        String line = logFormat == LogFormat.json
                ? Json.line(
                        Json.object().put("level", level).put("msg", message).put("time", time))
                : "time=\"" + time + "\" level=" + level + " msg=" + Json.line(Json.text(message));
        try {
            append(line + "\n");
            return true;
        } catch (IOException e) {
            System.err.println("nablactl: cannot write to " + log + ": " + e.getMessage());
            return false;
        }
    }

    private void append(String text) throws IOException {
        if (log != null) {
            Files.writeString(log, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
