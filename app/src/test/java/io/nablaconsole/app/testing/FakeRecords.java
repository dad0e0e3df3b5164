package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.api.Transition.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a container that exists in memory only, and the views of it. Used under its container's lock. */
final class FakeRecords {
    private static final Duration STEP = Duration.ofNanos(1_200_000);

    private final ContainerId id;
    private final Config config;
    private final Instant created = Instant.now();
    private final List<RunRecord> runs = new ArrayList<>();
    private final List<Transition> steps = new ArrayList<>();
    private int pid;
    private @Nullable Instant started;
    private @Nullable Instant firstOutput;
    private @Nullable ExitRecord exit;

    FakeRecords(ContainerId id, Config config) {
        this.id = id;
        this.config = config;
        note(Step.CREATE, "");
    }

    void note(Step step, String detail) {
        steps.add(new Transition(step, Instant.now(), step == Step.SIGNAL ? Duration.ZERO : STEP, detail));
    }

    /** A run has begun, after {@code offset} bytes of its log. */
    void begun(int init, long offset) {
        pid = init;
        started = null;
        firstOutput = null;
        exit = null;
        runs.add(new RunRecord(pid, offset, Instant.now(), null, null, null, null, null));
        note(Step.START, "");
    }

    void started() {
        started = Instant.now();
        RunRecord waiting = runs.remove(runs.size() - 1);
        runs.add(new RunRecord(waiting.pid(), waiting.offset(), waiting.ready(), started, null, null, null, null));
        note(Step.EXEC, "");
    }

    void printed() {
        if (firstOutput == null) {
            firstOutput = Instant.now();
        }
    }

    /** @param written bytes of the log so far */
    void ended(@Nullable Integer code, @Nullable Signal signal, String reason, long written) {
        exit = new ExitRecord(
                pid,
                code,
                signal,
                reason,
                started,
                firstOutput,
                Instant.now(),
                Duration.ofNanos(640_000),
                new MemorySize(462_848),
                written);
        RunRecord begun = runs.remove(runs.size() - 1);
        runs.add(new RunRecord(
                begun.pid(), begun.offset(), begun.ready(), started, firstOutput, Instant.now(), code, signal));
        pid = 0;
    }

    int pid() {
        return pid;
    }

    Optional<ExitRecord> exit() {
        return Optional.ofNullable(exit);
    }

    List<RunRecord> runs() {
        return List.copyOf(runs);
    }

    List<Transition> steps() {
        return List.copyOf(steps);
    }

    State state(Status status) {
        return State.builder(id.value(), config, created)
                .handlers(HandlerState.EMPTY, HandlerState.EMPTY, new HandlerState(Map.of("tender", "embedded")))
                .tender("embedded")
                .status(status)
                .started(started)
                .init(pid, pid == 0 ? "" : "123456", "0b3f2a86-5d0e-4f8e-9b1e-2f0c9f3c7a11")
                .monitor(
                        pid == 0 ? 0 : pid - 1,
                        pid == 0 ? "" : "1",
                        pid == 0 ? null : "/run/user/1000/nabla-console/" + id + ".sock")
                .build();
    }

    ContainerSnapshot snapshot(Status status) {
        return new ContainerSnapshot(
                id,
                status,
                String.valueOf(config.image().getFileName()),
                "embedded",
                config.memory(),
                pid,
                created,
                status == Status.STOPPED ? null : started,
                exit,
                config.annotations(),
                null);
    }

    Stats stats() {
        Instant since = started == null ? created : started;
        return new Stats(
                Duration.ofMillis(3),
                Duration.between(since, Instant.now()),
                config.memory(),
                new MemorySize(460_000),
                new MemorySize(451_000),
                97,
                0);
    }
}
