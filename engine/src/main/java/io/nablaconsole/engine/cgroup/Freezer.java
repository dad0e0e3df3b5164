package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Holds every process of a control group where it is, and lets them go on; they notice nothing. */
public final class Freezer {
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final long LOOK_NANOS = 100_000;

    private final @Nullable Path version1;
    private final @Nullable Path version2;

    Freezer(Cgroup group) {
        version1 = group.directories().get("freezer");
        version2 = group.directories().get(Cgroup.UNIFIED);
    }

    /** Whether this group can be frozen at all. */
    public boolean exists() {
        return version1 != null || (version2 != null && Files.exists(version2.resolve("cgroup.freeze")));
    }

    /** Whether every process is held. */
    public boolean frozen() {
        if (version1 != null) {
            return GroupFile.read(version1.resolve("freezer.state")).orElse("").equals("FROZEN");
        }
        return version2 != null && (says(version2, "cgroup.events", "frozen 1") || heldBesideTheKernels(version2));
    }

    /**
     * Before Linux 6.14 a group with a virtual machine of KVM never counts as frozen: the kernel puts a thread of its own
     * there and does not hold it. A task that was told to freeze runs no further instruction of its program once it is
     * off the processor.
     */
    private static boolean heldBesideTheKernels(Path group) {
        if (!says(group, "cgroup.freeze", "1")) {
            return false;
        }
        List<Task> tasks = GroupFile.numbers(group.resolve("cgroup.threads")).stream()
                .flatMap(id -> Task.of(id).stream())
                .toList();
        return tasks.stream().anyMatch(Task::kernel)
                && tasks.stream().noneMatch(task -> !task.kernel() && task.running());
    }

    private static boolean says(Path group, String file, String text) {
        return GroupFile.read(group.resolve(file)).orElse("").contains(text);
    }

    /** Holds all and returns when they are held; lets all go on when some cannot be. */
    public void freeze() {
        try {
            change(true);
        } catch (EngineException e) {
            try {
                change(false);
            } catch (EngineException undone) {
                e.addSuppressed(undone);
            }
            throw e;
        }
    }

    /** Lets all go on; without effect where nothing is frozen, or the group is taken away at the same moment. */
    public void thaw() {
        if (exists()) {
            change(false);
        }
    }

    private void change(boolean freeze) {
        try {
            if (version1 != null) {
                GroupFile.write(version1.resolve("freezer.state"), freeze ? "FROZEN" : "THAWED");
            } else if (version2 != null) {
                GroupFile.write(version2.resolve("cgroup.freeze"), freeze ? "1" : "0");
            }
        } catch (IOException e) {
            if (!freeze && gone()) {
                return;
            }
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    freeze
                            ? Message.of("cannot freeze %s: %s", place(), e)
                            : Message.of("cannot thaw %s: %s", place(), e),
                    e);
        }
        settle(freeze);
    }

    private void settle(boolean freeze) {
        long limit = System.nanoTime() + SETTLE.toNanos();
        while (frozen() != freeze) {
            if (System.nanoTime() > limit) {
                throw new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        freeze
                                ? Message.of("%s was not frozen within %s s", place(), SETTLE.toSeconds())
                                : Message.of("%s was not thawed within %s s", place(), SETTLE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean gone() {
        return !Files.isDirectory(version1 != null ? version1 : Objects.requireNonNull(version2));
    }

    private Message place() {
        return Message.of("control group %s", version1 != null ? version1 : version2);
    }
}
