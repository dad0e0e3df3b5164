package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Transition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a container that exists in memory only is looked at. */
abstract class FakeViews implements Container {
    final FakeRecords records;
    final FakeLog log;
    Status status = Status.STOPPED;
    boolean gone;
    private @Nullable RuntimeException unreadable;

    private final ContainerId id;
    private final Config config;

    FakeViews(ContainerId id, Config config) {
        this.id = id;
        this.config = config;
        this.log = new FakeLog(id);
        this.records = new FakeRecords(id, config);
    }

    /** What was typed into its console. */
    public String typed() {
        return log.typed();
    }

    /** Its log keeps nothing of what was written so far. */
    public void forgetOutput() {
        log.forget();
    }

    @Override
    public ContainerId id() {
        return id;
    }

    @Override
    public synchronized Status status() {
        return status;
    }

    @Override
    public synchronized State state() {
        return records.state(status);
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public synchronized ContainerSnapshot snapshot() {
        if (gone) {
            throw new EngineException(ErrorCode.CONTAINER_NOT_EXISTS, Message.of("there is no container '%s'", id));
        }
        return records.snapshot(status);
    }

    @Override
    public synchronized List<Integer> processes() {
        return records.pid() == 0 ? List.of() : List.of(records.pid());
    }

    @Override
    public synchronized Stats stats() {
        require(Action.SIGNAL, ErrorCode.CONTAINER_NOT_RUNNING);
        return records.stats();
    }

    @Override
    public synchronized Optional<ExitRecord> exit() {
        return status == Status.STOPPED ? records.exit() : Optional.empty();
    }

    @Override
    public void set(Config next) {
        throw new UnsupportedOperationException("the window does not change containers yet");
    }

    @Override
    public String inspect() {
        return "{ \"state\" : { \"id\" : \"" + id + "\" } }";
    }

    @Override
    public ConsoleSession openConsole(long offset) {
        return log.session(offset);
    }

    @Override
    public synchronized List<RunRecord> runs() {
        RuntimeException trouble = unreadable;
        if (trouble != null) {
            throw trouble;
        }
        return records.runs();
    }

    /** What its runs were cannot be read from now on; null: can again. */
    public synchronized void failRuns(@Nullable RuntimeException trouble) {
        unreadable = trouble;
    }

    /** How many look at its console. */
    public int viewers() {
        return log.viewers();
    }

    @Override
    public synchronized List<Transition> history() {
        return records.steps();
    }

    @Override
    public Recording recording() {
        return log.recording(runs());
    }

    final void require(Action action, ErrorCode otherwise) {
        if (!status.permits(action)) {
            throw new EngineException(
                    otherwise, Message.of("cannot %s container '%s': it is %s", action, id(), status));
        }
    }
}
