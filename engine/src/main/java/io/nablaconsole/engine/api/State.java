package io.nablaconsole.engine.api;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about a container; {@code state.json} spells it with the seed's names.
 *
 * @param initProcessPid 0 when there was no init yet
 * @param initProcessStart start time of that pid in clock ticks since boot (field 22 of /proc/PID/stat); empty without
 * @param created when the container was created
 * @param started when the tender was executed; null while it was not
 * @param bootId of the boot the pid belongs to; empty without one
 * @param monitorPid the shim that watches the init; 0 without one: then a supervisor of the caller's does
 * @param monitorStart start time of that pid; empty without one, and in a state written before it was kept
 * @param consoleSocket where that shim takes input and window sizes; null without one
 * @param tender the tender the exec handler chose
 * @param cgroup directory of its control group by controller ({@code unified} for all of them at once on version 2);
 *     empty while it has none
 * @param cgroupFound the controllers of {@code cgroup} whose directory was there before the container
 * @param poststopRan whether the poststop hooks have had their turn for the last run, as another hook of it had failed
 */
public record State(
        String id,
        int initProcessPid,
        String initProcessStart,
        Instant created,
        Config config,
        HandlerState fsState,
        HandlerState networkState,
        HandlerState execState,
        Status status,
        @Nullable Instant started,
        String bootId,
        int monitorPid,
        String monitorStart,
        @Nullable String consoleSocket,
        String tender,
        Map<String, String> cgroup,
        Set<String> cgroupFound,
        boolean poststopRan) {
    public State {
        cgroup = Map.copyOf(cgroup);
        cgroupFound = Set.copyOf(cgroupFound);
    }

    /** Begins the state of a container that never ran. */
    public static StateBuilder builder(String id, Config config, Instant created) {
        return new StateBuilder(id, config, created);
    }

    /** Begins a state that differs from this one. */
    public StateBuilder toBuilder() {
        return new StateBuilder(this);
    }

    /** The same container in another status. */
    public State withStatus(Status other) {
        return toBuilder().status(other).build();
    }

    /** Whether somebody else than the engine watches the process, and alone learns how it ends. */
    public boolean supervised() {
        return initProcessPid != 0 && monitorPid == 0;
    }
}
