package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the kernel's views that a container's process has for itself or shares; an entry of OCI's
 * {@code linux.namespaces}.
 *
 * @param path of the namespace to join, absolute; null: a new one
 */
public record Namespace(Kind kind, @Nullable Path path) {
    /** The kinds, in the order they are entered: to join one, its path must still be in sight. */
    public enum Kind {
        /** Interfaces and addresses. A new one holds nothing but its loopback. */
        NETWORK,
        IPC,
        /** The names of host and domain. */
        UTS,
        CGROUP,
        /** A new one begins as a copy of the host's view: no file system is mounted in it. */
        MOUNT,
        /** Process numbers; always shared with the host. */
        PID,
        /** User numbers; refused. */
        USER,
        /** Clocks; refused. */
        TIME;

        /** As OCI spells it. */
        public String ociName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when this engine cannot do what is asked */
    public Namespace {
        if (path != null && !path.isAbsolute()) {
            throw invalid(Message.of("path '%s' is not absolute", path));
        }
        if (kind == Kind.USER) {
            throw invalid(
                    Message.of("type is 'user': this engine maps no users; name the one to run as in process.user"));
        }
        if (kind == Kind.TIME) {
            throw invalid(Message.of("type is 'time': this engine moves no clocks; remove it"));
        }
        if (kind == Kind.MOUNT && path != null) {
            throw invalid(Message.of(
                    "path '%s' is of a mount namespace: the files of a unikernel are found in the host's; remove"
                            + " the path",
                    path));
        }
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }

    /** Whether the kernel is asked to do anything: a process number of its own would take a unikernel every signal. */
    public boolean entered() {
        return kind != Kind.PID;
    }
}
