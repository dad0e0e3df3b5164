package io.nablaconsole.engine.api;

import java.time.Duration;
import java.util.Optional;

/** The operations on a container's process, in terms of the container's own. */
record ContainerInit(Container container) implements InitProcess {
    @Override
    public int pid() {
        int pid = container.state().initProcessPid();
        if (pid == 0) {
            throw new EngineException(
                    ErrorCode.NO_PROCESS_OPS,
                    Message.of("container %s never had a process: start it first", container.id()));
        }
        return pid;
    }

    @Override
    public void signal(Signal signal) {
        pid();
        container.signal(signal, false);
    }

    @Override
    public Optional<ExitRecord> await(Duration limit) {
        pid();
        return container.awaitExit(limit);
    }
}
