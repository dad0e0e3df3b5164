package io.nablaconsole.engine.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Takes a group away with all that still runs in it. */
final class GroupRemoval {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = 500_000;

    private final Cgroup group;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    GroupRemoval(Cgroup group) {
        this.group = group;
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
                if (System.nanoTime() > deadline) {
                    throw new IOException("control group " + directory + " cannot be removed: " + e.getMessage(), e);
                }
                killAll();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private void killAll() {
        group.processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
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
