package io.nablaconsole.engine.container;

import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All processes of the host as they were at one moment.
 *
 * @param views by pid
 */
record ProcessTable(Map<Integer, ProcessIdentity.View> views) {
    ProcessTable {
        views = Map.copyOf(views);
    }

    /** Looks at every process now. */
    static ProcessTable read() {
        Map<Integer, ProcessIdentity.View> views = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path entry : entries) {
                int pid = Integer.parseInt(String.valueOf(entry.getFileName()));
                ProcessIdentity.read(pid).filter(view -> !view.ended()).ifPresent(view -> views.put(pid, view));
            }
        } catch (IOException e) {
            return new ProcessTable(views); // no more can be seen
        }
        return new ProcessTable(views);
    }

    /** Whoever descends from {@code init} or is left of its session, and itself. */
    List<Integer> below(int init) {
        TreeSet<Integer> found = new TreeSet<>(List.of(init));
        Deque<Integer> parents = new ArrayDeque<>(found);
        // a process whose parent ended belongs to somebody else, but its session stays
        views.forEach((pid, view) -> {
            if (view.session() == init && found.add(pid)) {
                parents.add(pid);
            }
        });
        while (!parents.isEmpty()) {
            int parent = parents.remove();
            views.forEach((pid, view) -> {
                if (view.parent() == parent && found.add(pid)) {
                    parents.add(pid);
                }
            });
        }
        return List.copyOf(found);
    }

    /**
     * Tables for figures, which all containers of one round share: a look costs the same for one as for a hundred. What
     * is signalled is looked for anew.
     */
    static final class Shared {
        /** Figures are asked for once a second. */
        private static final Duration FRESH = Duration.ofMillis(500);

        private final Supplier<ProcessTable> look;
        private final LongSupplier nanos;
        private @Nullable ProcessTable last;
        private long taken;

        Shared(Supplier<ProcessTable> look, LongSupplier nanos) {
            this.look = look;
            this.nanos = nanos;
        }

        synchronized ProcessTable recent() {
            long now = nanos.getAsLong();
            ProcessTable kept = last;
            if (kept == null || now - taken > FRESH.toNanos()) {
                kept = look.get();
                last = kept;
                taken = now;
            }
            return kept;
        }
    }
}
