package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.console.LogSession;
import io.nablaconsole.engine.console.RecordingReader;
import io.nablaconsole.engine.store.ContainerLock;
import io.nablaconsole.engine.store.ContainerStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A container on disk; keeps nothing in memory, so every method speaks of what is there now. */
final class LinuxContainer implements Container {
    private final EngineParts parts;
    private final ContainerStore store;

    LinuxContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    private void exclusively(Runnable verb) {
        ContainerLock.hold(store.id(), store.directory(), verb);
    }

    @Override
    public ContainerId id() {
        return store.id();
    }

    @Override
    public Status status() {
        return Liveness.status(store.readState());
    }

    @Override
    public State state() {
        State state = store.readState();
        return state.withStatus(Liveness.status(state));
    }

    @Override
    public Config config() {
        return store.readState().config();
    }

    @Override
    public ContainerSnapshot snapshot() {
        return Snapshots.of(store);
    }

    @Override
    public List<Integer> processes() {
        return ProcessTree.of(store.readState());
    }

    @Override
    public Stats stats() {
        return new StatsReader(parts, store).read();
    }

    @Override
    public Optional<ExitRecord> exit() {
        return new ExitWatch(store).exit();
    }

    @Override
    public void set(Config config) {
        exclusively(() -> new SetContainer(parts, store).set(config));
    }

    @Override
    public void start(ContainerProcess process) {
        exclusively(() -> new StartContainer(parts, store).start(process));
    }

    @Override
    public void run(ContainerProcess process) {
        exclusively(() -> {
            start(process);
            exec();
        });
    }

    @Override
    public void exec() {
        exclusively(() -> new ExecContainer(parts, store).exec());
    }

    @Override
    public ImageChange imageChange() {
        return new RenewContainer(parts, store).change();
    }

    @Override
    public void renew() {
        exclusively(() -> new RenewContainer(parts, store).renew());
    }

    @Override
    public void signal(Signal signal, boolean all) {
        // without the lock: a signal must get through while another verb waits for something
        new SignalContainer(parts, store).signal(signal, all);
    }

    @Override
    public void pause() {
        exclusively(() -> new SignalContainer(parts, store).pause());
    }

    @Override
    public void resume() {
        exclusively(() -> new SignalContainer(parts, store).resume());
    }

    @Override
    public Optional<ExitRecord> stop(Duration grace, StopControl control) {
        // without the lock, as for a signal
        return new StopContainer(parts, store, grace, control).stop();
    }

    @Override
    public Optional<ExitRecord> awaitExit(Duration limit) {
        return new ExitWatch(store).await(limit);
    }

    @Override
    public ConsoleSession openConsole(long offset) {
        State state = store.readState();
        Path socket = state.consoleSocket() == null ? null : HostPath.of("console_socket", state.consoleSocket());
        return LogSession.open(store.id(), store.directory(), socket, offset);
    }

    @Override
    public List<RunRecord> runs() {
        return readLog(() -> RecordingReader.runs(store.directory()));
    }

    @Override
    public Recording recording() {
        boolean terminal = config().terminal();
        return readLog(() -> RecordingReader.read(store.directory(), terminal));
    }

    @FunctionalInterface
    private interface LogReader<T> {
        T read() throws IOException;
    }

    private <T> T readLog(LogReader<T> reader) {
        try {
            return reader.read();
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot read %s: %s", store.directory().log(), e),
                    e);
        }
    }

    @Override
    public List<Transition> history() {
        return store.readHistory();
    }

    @Override
    public String inspect() {
        ExitWatch.Seen seen = new ExitWatch(store).look();
        return store.inspect(seen.state().withStatus(seen.status()), seen.exit());
    }

    @Override
    public void destroy() {
        new DeleteContainer(parts, store).delete(true);
    }
}
