package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The processes of a container. */
final class ProcessTree {
    private ProcessTree() {}

    /**
     * Pids of its init and all that came from it: its control group knows exactly; without one, its descendants and
     * whoever is left of its session. Empty when the init is gone.
     */
    static List<Integer> of(State state) {
        ProcessIdentity init = Liveness.init(state);
        if (!init.alive()) {
            return List.of();
        }
        List<Integer> grouped = Cgroup.of(state.cgroup()).processes();
        return grouped.isEmpty() ? below(init) : grouped;
    }

    private static List<Integer> below(ProcessIdentity init) {
        TreeSet<Integer> pids = new TreeSet<>(List.of(init.pid()));
        ProcessHandle.of(init.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(handle -> pids.add((int) handle.pid()));
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            // a process whose parent ended belongs to somebody else, but its session stays
            all.map(handle -> (int) handle.pid())
                    .filter(pid -> ProcessIdentity.read(pid)
                            .filter(view -> view.session() == init.pid() && !view.ended())
                            .isPresent())
                    .forEach(pids::add);
        }
        return List.copyOf(pids);
    }
}
