package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** The processes of a container. */
final class ProcessTree {
    private static final ProcessTable.Shared SHARED = new ProcessTable.Shared(ProcessTable::read, System::nanoTime);

    private ProcessTree() {}

    /**
     * Pids of its init and all that came from it: its control group knows exactly; without one, its descendants and
     * whoever is left of its session. Empty when the init is gone.
     */
    static List<Integer> of(State state) {
        return of(state, ProcessTable::read);
    }

    /** The same as it was within the last second. */
    static List<Integer> recent(State state) {
        return of(state, SHARED::recent);
    }

    static List<Integer> of(State state, Supplier<ProcessTable> host) {
        ProcessIdentity init = Liveness.init(state);
        if (!init.alive()) {
            return List.of();
        }
        List<Integer> grouped = Cgroup.of(state).processes();
        return grouped.isEmpty() ? host.get().below(init.pid()) : grouped;
    }

    /** Whether a process is the container's, also when its init has ended. */
    static IntPredicate member(State state) {
        int init = state.initProcessPid();
        boolean thisBoot = state.bootId().equals(ProcessIdentity.currentBootId());
        // a session's number is not given to another as long as somebody is in it
        return pid -> init != 0
                && thisBoot
                && ProcessIdentity.read(pid)
                        .filter(view -> view.session() == init)
                        .isPresent();
    }
}
