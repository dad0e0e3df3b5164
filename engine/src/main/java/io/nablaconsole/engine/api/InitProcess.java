package io.nablaconsole.engine.api;

import java.time.Duration;
import java.util.Optional;

/**
 * The operations on a container's process; libcontainer's {@code Process.Pid, Signal, Wait}. Each fails with
 * {@link ErrorCode#NO_PROCESS_OPS} while the container never had a process.
 */
public interface InitProcess {
    /** Its pid in the caller's namespace, also after it ended. */
    int pid();

    /** Sends it a signal. */
    void signal(Signal signal);

    /**
     * Waits for its end.
     *
     * @return its code or signal; empty when {@code limit} passed first
     */
    Optional<ExitRecord> await(Duration limit);
}
