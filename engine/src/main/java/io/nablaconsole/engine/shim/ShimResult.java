package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What {@code nabla-shim create} reports: lines of {@code key value}. */
public final class ShimResult {
    private ShimResult() {}

    static Shim.Created parse(String text) {
        ProcessIdentity init = ProcessIdentity.NONE;
        ProcessIdentity monitor = ProcessIdentity.NONE;
        String bootId = ProcessIdentity.currentBootId();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "init" -> init = new ProcessIdentity(Integer.parseInt(words[1]), words[2], bootId);
                case "monitor" -> monitor = new ProcessIdentity(Integer.parseInt(words[1]), words[2], bootId);
                case "error" -> throw refused(words[1], words[3]);
                default -> throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("nabla-shim said: %s", line));
            }
        }
        if (init.pid() == 0) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("nabla-shim did not name the init process"));
        }
        return new Shim.Created(init, monitor);
    }

    /** An error of one of these stages is the host's answer to one member of the configuration. */
    private static final Map<String, String> ASKED_BY = Map.ofEntries(
            Map.entry("cgroup", "linux.cgroupsPath"),
            Map.entry("namespace", "linux.namespaces"),
            Map.entry("cwd", "process.cwd"),
            Map.entry("oom", "process.oomScoreAdj"),
            Map.entry("rlimit", "process.rlimits"),
            Map.entry("ioprio", "process.ioPriority"),
            Map.entry("scheduler", "process.scheduler"),
            Map.entry("apparmor", "process.apparmorProfile"),
            Map.entry("selinux", "process.selinuxLabel"),
            Map.entry("caps", "process.capabilities"),
            Map.entry("user", "process.user"));

    private static EngineException refused(String stage, String text) {
        String member = ASKED_BY.get(stage);
        return new EngineException(
                ErrorCode.SYSTEM_ERROR,
                member == null
                        ? Message.of("%s", new Message.Cause(text))
                        : Message.of("%s; %s cannot be had on this host", new Message.Cause(text), member));
    }

    /** The processes of the last run as the shim named them, for a container whose state is broken. */
    public static Optional<Shim.Created> read(ContainerDirectory directory) {
        try {
            return Optional.of(parse(RegularFile.text(directory.result(), RegularFile.RECORD)));
        } catch (IOException | RuntimeException e) {
            // it may hold anything
            return Optional.empty();
        }
    }
}
