package io.nablaconsole.engine.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Takes a group away with all that still runs in it. */
final class GroupRemoval {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = 500_000;

    private final Cgroup group;
    private final IntPredicate ours;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    GroupRemoval(Cgroup group, IntPredicate ours) {
        this.group = group;
        this.ours = ours;
    }

    void run() throws IOException {
        for (Path directory : new TreeSet<>(group.directories().values())) {
            removeOne(directory);
            Path parent = directory.getParent();
            if (parent != null) {
                removeOurParent(parent);
            }
        }
    }

    private void removeOne(Path directory) throws IOException {
        while (Files.isDirectory(directory)) {
            try {
                Files.delete(directory);
            } catch (IOException e) {
                // busy: something is in it, or ended just now
                boolean made = group.made().contains(directory);
                if (!made && inUseByOthers(directory)) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("control group " + directory + " cannot be removed: " + e.getMessage(), e);
                }
                kill(made ? group.processes() : ours(directory));
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private boolean inUseByOthers(Path directory) throws IOException {
        List<Integer> inside = Cgroup.processes(List.of(directory));
        try (Stream<Path> entries = Files.list(directory)) {
            return inside.stream().anyMatch(pid -> !ours.test(pid)) || entries.anyMatch(Files::isDirectory);
        }
    }

    private List<Integer> ours(Path directory) {
        return Cgroup.processes(List.of(directory)).stream().filter(ours::test).toList();
    }

    private void kill(List<Integer> pids) {
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        if (group.freezer().frozen()) {
            // a frozen process of version 1 does not even die
            group.freezer().thaw();
        }
    }

    /** The last one turns off the light; while others are there this fails, as it should. */
    private static void removeOurParent(Path parent) {
        if (parent.endsWith(GroupPath.PARENT)) {
            try {
                Files.deleteIfExists(parent);
            } catch (IOException e) {
                return;
            }
        }
    }
}
