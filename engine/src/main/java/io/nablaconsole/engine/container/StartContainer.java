package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Transition.Step;
import io.nablaconsole.engine.cgroup.Cgroup;
import io.nablaconsole.engine.cgroup.Cgroups;
import io.nablaconsole.engine.image.PauseContainer;
import io.nablaconsole.engine.posix.Execution;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimPlan;
import io.nablaconsole.engine.shim.SocketPath;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.ProcessIdentity;
import io.nablaconsole.engine.store.Stopwatch;
import io.nablaconsole.engine.store.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a container's init process, which waits at the gate. */
final class StartContainer {
    private static final List<Hooks.Point> CREATING =
            List.of(Hooks.Point.PRESTART, Hooks.Point.CREATE_RUNTIME, Hooks.Point.CREATE_CONTAINER);

    private final EngineParts parts;
    private final ContainerStore store;

    StartContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    void start(ContainerProcess process) {
        Trust.requireOwn(parts.root(), store.directory());
        Stopwatch step = Stopwatch.begin(Step.START);
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.START);
        new LastRun(parts, store).settle(state);
        try (StreamPlan streams = StreamPlan.of(process, state.config());
                Undo undo = new Undo()) {
            Prepared prepared = runHandlers(state, process, undo);
            State ready = prepared.state;
            Path socket = process.io() instanceof ContainerIo.Logged ? SocketPath.of(store.directory()) : null;
            Cgroup group = makeGroup(ready, undo);
            ShimPlan plan = plan(prepared, process, streams, socket, group);
            Shim.Created init = parts.shim().get().create(store.directory(), plan, streams.inherited());
            undo.push(
                    Message.of("cannot kill the init process"),
                    () -> parts.shim().get().signal(init.init(), Signal.KILL, true));
            State created = created(ready, init, socket, group);
            store.writeState(created, step);
            // from here on the container exists for others: a failure stops it, and leaves it to be deleted
            undo.forget();
            hooks(created);
            streams.started();
        }
    }

    /**
     * Turns this process into the init.
     *
     * @return why that failed; all is as before then. Else it does not return
     */
    EngineException become(ContainerProcess process) {
        Trust.requireOwn(parts.root(), store.directory());
        Stopwatch step = Stopwatch.begin(Step.START);
        State state = store.readState();
        Liveness.require(store.id(), Liveness.status(state), Action.START);
        new LastRun(parts, store).settle(state);
        try (StreamPlan streams = StreamPlan.of(process, state.config());
                Undo undo = new Undo()) {
            Prepared prepared = runHandlers(state, process, undo);
            Cgroup group = makeGroup(prepared.state, undo);
            ShimPlan plan = plan(prepared, process, streams, null, group);
            List<String> command = parts.shim().get().init(store.directory(), plan);
            // the record stays true when the program changes: the process does not
            State created =
                    created(prepared.state, new Shim.Created(Liveness.renamed(), ProcessIdentity.NONE), null, group);
            store.writeState(created, step);
            for (Hooks.Point point : CREATING) {
                parts.hooks().run(point, created.id(), created.config(), created.initProcessPid());
            }
            return Execution.replace(Path.of(command.get(0)), command);
        }
    }

    private static State created(State ready, Shim.Created processes, @Nullable Path socket, Cgroup group) {
        ProcessIdentity init = processes.init();
        return ready.toBuilder()
                .status(Status.CREATED)
                .started(null)
                .init(init.pid(), init.start(), init.bootId())
                .monitor(
                        processes.monitor().pid(),
                        processes.monitor().start(),
                        socket == null ? null : socket.toString())
                .cgroup(group.state(), group.found())
                .poststopRan(false)
                .build();
    }

    /** Whether host and domain may be named without renaming the machine, or whom the namespace is shared with. */
    private static boolean ownNames(Config config) {
        return config.namespace(Namespace.Kind.UTS)
                .filter(space -> space.path() == null)
                .isPresent();
    }

    private void hooks(State state) {
        for (Hooks.Point point : CREATING) {
            new FailedHook(parts, store).run(point, state);
        }
    }

    private Cgroup makeGroup(State state, Undo undo) {
        Config config = state.config();
        Path directory = store.directory().path();
        // roots are many, trees of control groups are not: the same id may be in use below another root
        String name = directory.getFileName() + "."
                + ContainerDirectory.digest(directory.toString()).substring(0, 8);
        leaveLast(state);
        Cgroup group =
                parts.cgroups().make(name, config.resources(), config.memory().bytes());
        undo.push(Message.of("cannot remove its control group"), () -> Cgroups.remove(group, pid -> false));
        return group;
    }

    /** What the last run left in its group must not count against this one, nor must its figures. */
    private void leaveLast(State state) {
        Cgroup last = Cgroup.of(state);
        try {
            if (last.ranOutOfMemory() && new ExitWatch(store).killed(state)) {
                // this start may fail: the container then tells of its last run as before
                store.completeExit();
            }
            Cgroups.remove(last, ProcessTree.member(state));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot clear the last run of container %s: %s", store.id(), e),
                    e);
        }
    }

    /** What the handlers left: their states, and the configuration the tender is to see. */
    private record Prepared(State state, HandlerContext context) {}

    private Prepared runHandlers(State state, ContainerProcess process, Undo undo) {
        Handlers handlers = parts.handlers();
        Config config = process.applyTo(state.config());
        new ClaimCheck(parts).refuse(store.id(), config, state.tender());
        HandlerContext asked =
                new HandlerContext(store.id(), config, store.directory().path());
        HandlerState fs = handlers.fs().run(asked, state.fsState());
        HandlerContext withFiles = asked.with(handlers.fs().provide(asked, fs));
        HandlerState network = handlers.network().run(withFiles, state.networkState());
        HandlerContext complete = withFiles.with(handlers.network().provide(withFiles, network));
        HandlerState exec = handlers.exec().run(complete, state.execState());
        undo.push(Message.of("cannot save the state"), () -> store.writeState(state));
        return new Prepared(state.toBuilder().handlers(fs, network, exec).build(), complete);
    }

    private ShimPlan plan(
            Prepared prepared, ContainerProcess process, StreamPlan streams, @Nullable Path socket, Cgroup group) {
        Config config = prepared.context.config();
        ShimPlan plan = new ShimPlan(store.directory().path()).logLimit(parts.logSegmentBytes());
        streams.describe(plan);
        if (socket != null) {
            plan.socket(socket);
        }
        config.namespaces().stream().filter(Namespace::entered).forEach(plan::namespace);
        if (ownNames(config)) {
            plan.names(config.hostname(), config.domainname());
        }
        group.joinFiles().forEach(plan::cgroup);
        TenderDirectory.of(config, process).ifPresent(plan::workingDirectory);
        plan.settings(HostSettings.forThisUser(config.settings()));
        if (PauseContainer.is(config)) {
            return plan.pause();
        }
        return plan.tender(parts.handlers().exec().command(prepared.context, prepared.state.execState()));
    }
}
