package io.nablaconsole.engine.container;

import io.nablaconsole.engine.store.ProcessIdentity;
import java.util.List;
import java.util.stream.Stream;

/** The processes that descend from one. */
final class ProcessTree {
    private ProcessTree() {}

    /** Pids of {@code init} and its descendants; empty when it is gone. */
    static List<Integer> below(ProcessIdentity init) {
        if (!init.alive()) {
            return List.of();
        }
        Stream<ProcessHandle> descendants =
                ProcessHandle.of(init.pid()).stream().flatMap(ProcessHandle::descendants);
        return Stream.concat(Stream.of(init.pid()), descendants.map(handle -> (int) handle.pid()))
                .sorted()
                .toList();
    }
}
