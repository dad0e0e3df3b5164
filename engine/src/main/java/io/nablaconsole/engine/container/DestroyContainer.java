package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.cgroup.Cgroups;
import io.nablaconsole.engine.diagnostics.Given;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimPlan;
import io.nablaconsole.engine.shim.ShimResult;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Removes all a container has: processes, then exec → network → fs, its control group, its directory; then the poststop
 * hooks run. Every step is tried.
 */
final class DestroyContainer {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final EngineParts parts;
    private final ContainerStore store;

    DestroyContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    void destroy() {
        State state = readable();
        if (state != null) {
            Given.inLogs().note(state.config());
        }
        try (Undo steps = new Undo()) {
            // the steps of an undo run last first
            steps.push(
                    Message.of("cannot remove %s", store.directory().path()),
                    () -> parts.root().remove(store.directory()));
            if (state == null) {
                // what it had is gathered before its directory goes
                List<Path> groups = ShimPlan.cgroups(store.directory());
                steps.push(
                        Message.of("cannot remove its control group"),
                        () -> Cgroups.remove(parts.cgroups().at(groups)));
                handlers(steps, Unreadable.context(store), Unreadable.STATES);
                steps.push(
                        Message.of("cannot kill its processes"),
                        () -> killUnknown(parts.cgroups().at(groups)));
            } else {
                steps.push(
                        Message.of("cannot remove its control group"), () -> Cgroups.remove(Cgroup.of(state.cgroup())));
                handlers(
                        steps,
                        new HandlerContext(
                                store.id(), state.config(), store.directory().path()),
                        List.of(state.fsState(), state.networkState(), state.execState()));
                steps.push(Message.of("cannot remove its socket"), () -> removeSocket(state));
                steps.push(Message.of("cannot kill its processes"), () -> new InitEnd(parts, store).kill(state));
            }
        } catch (Undo.Failed e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("deleted container %s but %s", store.id(), Undo.report(e)), e);
        } finally {
            if (state != null && state.initProcessPid() != 0) {
                parts.hooks().run(Hooks.Point.POSTSTOP, state.id(), state.config(), 0);
            }
        }
    }

    /** The state, or null when it cannot be read: a broken container must be deletable all the same. */
    private @Nullable State readable() {
        try {
            return store.readState();
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_EXISTS) {
                throw e;
            }
            return null;
        }
    }

    /** @param states of file system, network and tender */
    private void handlers(Undo steps, HandlerContext context, List<HandlerState> states) {
        Handlers handlers = parts.handlers();
        steps.push(
                Message.of("cannot undo its file system"), () -> handlers.fs().destroy(context, states.get(0)));
        steps.push(
                Message.of("cannot undo its network"), () -> handlers.network().destroy(context, states.get(1)));
        steps.push(Message.of("cannot undo its tender"), () -> handlers.exec().destroy(context, states.get(2)));
    }

    private void killUnknown(Cgroup group) throws Exception {
        Optional<Shim.Created> processes = ShimResult.read(store.directory());
        if (processes.isPresent()) {
            parts.shim().get().signal(processes.get().init(), Signal.KILL, true);
            // on version 1 of control groups a frozen process does not even die
            group.freezer().thaw();
            awaitEnd(processes.get().init());
            awaitEnd(processes.get().monitor());
        }
    }

    /** Waits until a process that is about to end has ended: the shim still writes into the directory. */
    private static void awaitEnd(ProcessIdentity process) throws Exception {
        Optional<ProcessHandle> handle =
                process.alive() ? ProcessHandle.of(process.pid()) : Optional.<ProcessHandle>empty();
        if (handle.isPresent()) {
            handle.get().onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void removeSocket(State state) throws IOException {
        if (state.consoleSocket() != null) {
            Files.deleteIfExists(HostPath.of("console_socket", state.consoleSocket()));
        }
    }
}
