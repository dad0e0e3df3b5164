package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimPlan;
import io.nablaconsole.engine.shim.SocketPath;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ContainerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes a container's init process, which waits at the gate. */
final class StartContainer {
    private final EngineParts parts;
    private final ContainerStore store;

    StartContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    void start(ContainerProcess process) {
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.START);
        clearLastRun();
        try (Undo undo = new Undo()) {
            Prepared prepared = runHandlers(state, process, undo);
            State ready = prepared.state;
            Path socket = process.io() == ContainerProcess.Io.CONSOLE ? SocketPath.of(store.directory()) : null;
            boolean inherit = process.io() == ContainerProcess.Io.INHERIT;
            Shim.Created created =
                    parts.shim().get().create(store.directory(), plan(prepared, process, socket), inherit);
            undo.push("kill the init process", () -> parts.shim().get().signal(created.init(), Signal.KILL, true));
            store.writeState(States.created(ready, created, socket));
            undo.forget();
        }
    }

    private void clearLastRun() {
        ContainerDirectory directory = store.directory();
        try {
            Files.deleteIfExists(directory.exit());
            Files.deleteIfExists(directory.fifo());
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot clear the last run of container " + store.id() + ": " + e.getMessage(),
                    e);
        }
    }

    /** What the handlers left: their states, and the configuration the tender is to see. */
    private record Prepared(State state, HandlerContext context) {}

    private Prepared runHandlers(State state, ContainerProcess process, Undo undo) {
        Handlers handlers = parts.handlers();
        Config config = process.applyTo(state.config());
        HandlerContext asked =
                new HandlerContext(store.id(), config, store.directory().path());
        HandlerState fs = handlers.fs().run(asked, state.fsState());
        HandlerContext withFiles = asked.with(handlers.fs().provide(asked, fs));
        HandlerState network = handlers.network().run(withFiles, state.networkState());
        HandlerContext complete = withFiles.with(handlers.network().provide(withFiles, network));
        HandlerState exec = handlers.exec().run(complete, state.execState());
        undo.push("save the state", () -> store.writeState(state));
        return new Prepared(States.withHandlers(state, fs, network, exec), complete);
    }

    private ShimPlan plan(Prepared prepared, ContainerProcess process, @Nullable Path socket) {
        Config config = prepared.state.config();
        ShimPlan plan = new ShimPlan(store.directory().path()).logLimit(parts.logSegmentBytes());
        plan.console(console(config, process), config.consoleSize());
        if (socket != null) {
            plan.socket(socket);
        }
        if (config.netnsPath() != null) {
            plan.networkNamespace(config.netnsPath());
        }
        if (config.isPause()) {
            return plan.pause();
        }
        return plan.tender(parts.handlers().exec().command(prepared.context, prepared.state.execState()));
    }

    private static ShimPlan.Console console(Config config, ContainerProcess process) {
        if (process.io() == ContainerProcess.Io.INHERIT) {
            return ShimPlan.Console.INHERIT;
        }
        return config.terminal() ? ShimPlan.Console.PTY : ShimPlan.Console.PIPE;
    }
}
