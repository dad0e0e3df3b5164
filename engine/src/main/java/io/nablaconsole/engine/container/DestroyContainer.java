package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.cgroup.Cgroups;
import io.nablaconsole.engine.diagnostics.Given;
import io.nablaconsole.engine.shim.ShimPlan;
import io.nablaconsole.engine.store.ContainerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes all a container has: processes, then exec → network → fs, its control group, its directory; then the poststop
 * hooks run. Once its processes are gone, every step is tried.
 */
final class DestroyContainer {
    private final EngineParts parts;
    private final ContainerStore store;

    DestroyContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    void destroy() {
        State state = readable();
        // what its plan tells is read before anything goes
        Cgroup group = state == null ? parts.cgroups().at(ShimPlan.cgroups(store.directory())) : Cgroup.of(state);
        kill(state, group);
        if (state != null) {
            Given.inLogs().note(state.config());
        }
        try (Undo steps = new Undo()) {
            // the steps of an undo run last first
            steps.push(
                    Message.of("cannot remove %s", store.directory().path()),
                    () -> parts.root().remove(store.directory()));
            steps.push(
                    Message.of("cannot remove its control group"),
                    () -> Cgroups.remove(group, state == null ? pid -> false : ProcessTree.member(state)));
            if (state == null) {
                handlers(steps, Unreadable.context(store), Unreadable.STATES);
            } else {
                handlers(
                        steps,
                        new HandlerContext(
                                store.id(), state.config(), store.directory().path()),
                        List.of(state.fsState(), state.networkState(), state.execState()));
                steps.push(Message.of("cannot remove its socket"), () -> removeSocket(state));
            }
        } catch (Undo.Failed e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("deleted container %s but %s", store.id(), Undo.report(e)), e);
        } finally {
            if (state != null && state.initProcessPid() != 0 && !state.poststopRan()) {
                parts.hooks().run(Hooks.Point.POSTSTOP, state.id(), state.config(), 0);
            }
        }
    }

    /** What still runs uses all the rest: while it cannot be ended, nothing is taken away from under it. */
    private void kill(@Nullable State state, Cgroup group) {
        InitEnd end = new InitEnd(parts, store);
        try {
            if (state == null) {
                end.killUnknown(group);
            } else {
                end.kill(state);
                new LastRun(parts, store).endUnnamed(state);
            }
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_EXISTS) {
                throw e;
            }
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot delete container %s: %s; nothing of it was removed: try again", store.id(), e),
                    e);
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

    private static void removeSocket(State state) throws IOException {
        if (state.consoleSocket() != null) {
            Files.deleteIfExists(HostPath.of("console_socket", state.consoleSocket()));
        }
    }
}
