package io.nablaconsole.engine.api;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects a state; it begins as that of a container that never ran. Not for use by several threads. */
public final class StateBuilder {
    private final String id;
    private final Instant created;
    private Config config;
    private HandlerState fsState = HandlerState.EMPTY;
    private HandlerState networkState = HandlerState.EMPTY;
    private HandlerState execState = HandlerState.EMPTY;
    private String tender = "";
    private Status status = Status.STOPPED;
    private @Nullable Instant started;
    private int initProcessPid;
    private String initProcessStart = "";
    private String bootId = "";
    private int monitorPid;
    private String monitorStart = "";
    private @Nullable String consoleSocket;
    private Map<String, String> cgroup = Map.of();
    private Set<String> cgroupFound = Set.of();
    private boolean poststopRan;

    StateBuilder(String id, Config config, Instant created) {
        this.id = id;
        this.config = config;
        this.created = created;
    }

    StateBuilder(State from) {
        this(from.id(), from.config(), from.created());
        handlers(from.fsState(), from.networkState(), from.execState());
        tender(from.tender());
        status(from.status());
        started(from.started());
        init(from.initProcessPid(), from.initProcessStart(), from.bootId());
        monitor(from.monitorPid(), from.monitorStart(), from.consoleSocket());
        cgroup(from.cgroup(), from.cgroupFound());
        poststopRan(from.poststopRan());
    }

    public StateBuilder config(Config value) {
        config = value;
        return this;
    }

    /** What the handlers of files, network and tender want to be told again. */
    public StateBuilder handlers(HandlerState fs, HandlerState network, HandlerState exec) {
        fsState = fs;
        networkState = network;
        execState = exec;
        return this;
    }

    public StateBuilder tender(String name) {
        tender = name;
        return this;
    }

    public StateBuilder status(Status value) {
        status = value;
        return this;
    }

    /** When the tender was executed; null: it was not. */
    public StateBuilder started(@Nullable Instant value) {
        started = value;
        return this;
    }

    /**
     * The init process.
     *
     * @param pid 0: none
     * @param start its start time, field 22 of /proc/PID/stat
     */
    public StateBuilder init(int pid, String start, String boot) {
        initProcessPid = pid;
        initProcessStart = start;
        bootId = boot;
        return this;
    }

    /**
     * The shim that watches the init.
     *
     * @param pid 0: none
     * @param start its start time, field 22 of /proc/PID/stat
     * @param socket where it takes input; null: nowhere
     */
    public StateBuilder monitor(int pid, String start, @Nullable String socket) {
        monitorPid = pid;
        monitorStart = start;
        consoleSocket = socket;
        return this;
    }

    /**
     * Directories of the control group by controller.
     *
     * @param found the controllers whose directory was there before
     */
    public StateBuilder cgroup(Map<String, String> directories, Set<String> found) {
        cgroup = Map.copyOf(directories);
        cgroupFound = Set.copyOf(found);
        return this;
    }

    /** Whether the poststop hooks of the last run have run. */
    public StateBuilder poststopRan(boolean value) {
        poststopRan = value;
        return this;
    }

    public State build() {
        return new State(
                id,
                initProcessPid,
                initProcessStart,
                created,
                config,
                fsState,
                networkState,
                execState,
                status,
                started,
                bootId,
                monitorPid,
                monitorStart,
                consoleSocket,
                tender,
                cgroup,
                cgroupFound,
                poststopRan);
    }
}
