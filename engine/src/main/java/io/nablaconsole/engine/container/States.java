package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.shim.Shim;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states a container's record goes through, each made from the one before. */
final class States {
    private States() {}

    static State initial(
            ContainerId id, Config config, HandlerState fs, HandlerState network, HandlerState exec, String tender) {
        return new State(
                id.value(),
                0,
                "",
                Instant.now(),
                config,
                fs,
                network,
                exec,
                Status.STOPPED,
                null,
                "",
                0,
                null,
                tender,
                Map.of());
    }

    static State withHandlers(State s, HandlerState fs, HandlerState network, HandlerState exec) {
        return new State(
                s.id(),
                s.initProcessPid(),
                s.initProcessStart(),
                s.created(),
                s.config(),
                fs,
                network,
                exec,
                s.status(),
                s.started(),
                s.bootId(),
                s.monitorPid(),
                s.consoleSocket(),
                s.tender(),
                s.cgroup());
    }

    static State created(State s, Shim.Created processes, @Nullable Path socket, Cgroup cgroup) {
        return new State(
                s.id(),
                processes.init().pid(),
                processes.init().start(),
                s.created(),
                s.config(),
                s.fsState(),
                s.networkState(),
                s.execState(),
                Status.CREATED,
                null,
                processes.init().bootId(),
                processes.monitor().pid(),
                socket == null ? null : socket.toString(),
                s.tender(),
                cgroup.state());
    }

    static State with(State s, Status status, @Nullable Instant started) {
        return new State(
                s.id(),
                s.initProcessPid(),
                s.initProcessStart(),
                s.created(),
                s.config(),
                s.fsState(),
                s.networkState(),
                s.execState(),
                status,
                started,
                s.bootId(),
                s.monitorPid(),
                s.consoleSocket(),
                s.tender(),
                s.cgroup());
    }

    static State withConfig(State s, Config config) {
        return new State(
                s.id(),
                s.initProcessPid(),
                s.initProcessStart(),
                s.created(),
                config,
                s.fsState(),
                s.networkState(),
                s.execState(),
                s.status(),
                s.started(),
                s.bootId(),
                s.monitorPid(),
                s.consoleSocket(),
                s.tender(),
                s.cgroup());
    }
}
