package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.ResourceLimit;
import io.nablaconsole.engine.api.Scheduler;
import io.nablaconsole.engine.api.SoundText;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.api.User;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what the shim is to do, in the form it reads: NUL-terminated {@code key=value} strings. */
public final class ShimPlan {
    /** Where the standard streams of the container go. */
    public enum Console {
        PTY,
        PIPE,
        INHERIT;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins a plan for the container in {@code directory}. */
    public ShimPlan(Path directory) {
        put("dir", directory);
    }

    /** The one place where a plan is written: a value with a NUL would go on as orders of its own. */
    private ShimPlan put(String key, String value) {
        SoundText.require("the shim's plan: " + key, value);
        byte[] pair = (key + "=" + value).getBytes(StandardCharsets.UTF_8);
        bytes.write(pair, 0, pair.length);
        bytes.write(0);
        return this;
    }

    private ShimPlan put(String key, Path path) {
        return put(key, HostPath.text(path));
    }

    public ShimPlan console(Console console, TerminalSize size) {
        put("console", console.key());
        if (console == Console.PTY) {
            put("cols", String.valueOf(size.columns())).put("rows", String.valueOf(size.rows()));
        }
        return this;
    }

    public ShimPlan socket(Path socket) {
        return put("socket", socket);
    }

    /** Nobody stays: the caller, or its subreaper, waits for the init. */
    public ShimPlan withoutMonitor() {
        return put("monitor", "0");
    }

    /** Who is sent the master of the pty. */
    public ShimPlan consoleSocket(Path socket) {
        return put("console_socket", socket);
    }

    /** Descriptor {@code source} of this program becomes {@code number} of the process. */
    public ShimPlan pass(int number, int source) {
        return put("pass", number + ":" + ProcessHandle.current().pid() + ":" + source);
    }

    /** Descriptor 0 becomes the controlling terminal. */
    public ShimPlan controllingTerminal() {
        return put("ctty", "1");
    }

    /** The log is kept in two segments of at most this many bytes each. */
    public ShimPlan logLimit(long bytesPerSegment) {
        return put("log_limit", String.valueOf(bytesPerSegment));
    }

    /** A namespace to enter. */
    public ShimPlan namespace(Namespace namespace) {
        String kind = namespace.kind().ociName();
        return put("namespace", namespace.path() == null ? kind : kind + ":" + HostPath.text(namespace.path()));
    }

    /** The names in a new namespace of them. */
    public ShimPlan names(@Nullable String host, @Nullable String domain) {
        if (host != null) {
            put("hostname", host);
        }
        return domain == null ? this : put("domainname", domain);
    }

    /** A control group to join, by its {@code cgroup.procs}. */
    public ShimPlan cgroup(Path processes) {
        return put("cgroup", processes);
    }

    /** The tender's working directory. */
    public ShimPlan workingDirectory(Path path) {
        return put("cwd", path);
    }

    /** What the kernel is told of the tender's process. */
    public ShimPlan settings(ProcessSettings settings) {
        User user = settings.user();
        if (user != null) {
            put("uid", String.valueOf(user.uid())).put("gid", String.valueOf(user.gid()));
            user.additionalGids().forEach(group -> put("group", String.valueOf(group)));
            if (user.umask() != null) {
                put("umask", Integer.toOctalString(user.umask()));
            }
        }
        if (settings.capabilities() != null) {
            put("caps", CapabilityMasks.of(settings.capabilities()));
        }
        for (ResourceLimit limit : settings.rlimits()) {
            put(
                    "rlimit",
                    limit.number() + ":" + Long.toUnsignedString(limit.soft()) + ":"
                            + Long.toUnsignedString(limit.hard()));
        }
        if (Boolean.TRUE.equals(settings.noNewPrivileges())) {
            put("no_new_privs", "1");
        }
        return priorities(settings).labels(settings);
    }

    private ShimPlan priorities(ProcessSettings settings) {
        if (settings.ioPriority() != null) {
            put("io_priority", String.valueOf(settings.ioPriority().value()));
        }
        Scheduler wanted = settings.scheduler();
        if (wanted != null) {
            put(
                    "scheduler",
                    wanted.policy().number() + ":" + wanted.flagBits() + ":" + wanted.nice() + ":" + wanted.priority()
                            + ":" + wanted.runtime() + ":" + wanted.deadline() + ":" + wanted.period());
        }
        return this;
    }

    private ShimPlan labels(ProcessSettings settings) {
        if (settings.oomScoreAdj() != null) {
            put("oom_score_adj", String.valueOf(settings.oomScoreAdj()));
        }
        if (isGiven(settings.appArmorProfile())) {
            put("apparmor", String.valueOf(settings.appArmorProfile()));
        }
        if (isGiven(settings.label())) {
            put("selinux", String.valueOf(settings.label()));
        }
        return this;
    }

    private static boolean isGiven(@Nullable String label) {
        return label != null && !label.isEmpty();
    }

    /** The container of a pod's sandbox: nothing is executed. */
    public ShimPlan pause() {
        return put("pause", "1");
    }

    public ShimPlan tender(TenderCommand command) {
        put("exe", command.executable());
        command.argv().forEach(arg -> put("arg", arg));
        command.environment().forEach(variable -> put("env", variable));
        for (TenderCommand.OpenDescriptor descriptor : command.descriptors()) {
            if (descriptor.backing() instanceof DeviceBacking.BlockFile block) {
                String mode = block.readOnly() ? "ro" : "rw";
                put("file", descriptor.number() + ":" + mode + ":" + HostPath.text(block.file()));
            } else if (descriptor.backing() instanceof DeviceBacking.Tap tap) {
                put("tap", descriptor.number() + ":" + tap.name());
            }
        }
        return this;
    }

    /** The control groups that the plan in {@code directory} has its process join; none when there is no plan. */
    public static List<Path> cgroups(ContainerDirectory directory) {
        String key = "cgroup=";
        try {
            String text = RegularFile.text(directory.plan(), RegularFile.PLAN, StandardCharsets.UTF_8);
            return Stream.of(text.split("\0", -1))
                    .filter(pair -> pair.startsWith(key))
                    .map(pair ->
                            HostPath.of("cgroup", pair.substring(key.length())).getParent())
                    .filter(Objects::nonNull)
                    .toList();
        } catch (IOException | EngineException e) {
            return List.of();
        }
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
