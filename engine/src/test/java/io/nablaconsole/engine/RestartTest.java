package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Subscription;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a container that is started again says of the run before. */
@Timeout(300)
class RestartTest {
    /** More on demand: the fault this is about showed once in a few restarts. */
    private static final int RESTARTS = Integer.getInteger("nabla.test.restarts", 40);

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static boolean unseen(ContainerSnapshot snapshot) {
        ExitRecord exit = snapshot.exit();
        return exit != null && exit.code() == null && exit.signal() == null;
    }

    @Test
    void whoWatchesNeverSeesAnEndWithoutCodeOrSignal() throws Exception {
        Container hello = engine.factory().create("hello", sample("hello").build());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        try (Subscription watch = Nabla.factory(engine.root()).watch(event -> {
            if (event.snapshot() != null && unseen(event.snapshot())) {
                wrong.add("event: " + event.snapshot());
            }
        })) {
            CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
                Container other = Nabla.factory(engine.root()).load("hello");
                while (!done.get()) {
                    Optional.of(other.snapshot()).filter(RestartTest::unseen).ifPresent(it -> wrong.add("look: " + it));
                    other.exit().filter(exit -> exit.finished() == null).ifPresent(it -> wrong.add("exit: " + it));
                }
            });
            for (int i = 0; i < RESTARTS; i++) {
                hello.run(ContainerProcess.ofConfig());
                if (i % 2 == 0) {
                    exitOf(hello);
                }
                // else started again as soon as it counts as stopped, which may be before its end is recorded
                awaitStopped(hello);
            }
            done.set(true);
            looking.get(20, TimeUnit.SECONDS);
            assertThat(watch).isNotNull();
        }
        assertThat(wrong).isEmpty();
        assertThat(hello.runs()).extracting(RunRecord::code).hasSize(RESTARTS).containsOnly(0);
    }

    private static void awaitStopped(Container container) {
        while (container.status() != Status.STOPPED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aStartThatFailsChangesNothingOfWhatIsKnown() {
        RefusingHandlers handlers = new RefusingHandlers("/bin/sh", "-c", "exit 3");
        Container container = Nabla.factory(engine.root(), handlers.all())
                .create("c", sample("hello").build());
        container.run(ContainerProcess.ofConfig());
        ExitRecord first = exitOf(container);
        handlers.refuse();
        assertThat(codeOf(() -> container.start(ContainerProcess.ofConfig()))).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(container.exit()).contains(first);
        assertThat(first.code()).isEqualTo(3);
    }

    @Test
    void aStartWaitsUntilTheEndBeforeIsRecorded() throws Exception {
        Container clock = engine.running("clock", "clock");
        ProcessIdentity monitor = monitorOf(clock);
        send(monitor, Signal.STOP);
        clock.signal(Signal.KILL, false);
        awaitStopped(clock);
        assertThat(clock.exit()).as("while it is being recorded").isEmpty();
        Thread starting = new Thread(() -> clock.run(ContainerProcess.ofConfig()), "starting");
        starting.start();
        while (starting.isAlive() && starting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        send(monitor, Signal.CONT);
        starting.join(EngineFixture.LIMIT.toMillis());
        assertThat(clock.status()).isEqualTo(Status.RUNNING);
        assertThat(clock.runs())
                .hasSize(2)
                .first()
                .extracting(RunRecord::signal)
                .isEqualTo(Signal.KILL);
    }

    private static ProcessIdentity monitorOf(Container container) {
        return new ProcessIdentity(
                container.state().monitorPid(),
                container.state().monitorStart(),
                container.state().bootId());
    }

    private static void send(ProcessIdentity process, Signal signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal.number(), String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** An engine that is killed between making the init and naming it in the state leaves one that nobody knows. */
    @Test
    void anInitThatNoStateNamesIsEndedByTheNextStartOrDelete(@TempDir Path directory) throws IOException {
        Container clock = engine.factory().create("clock", sample("clock").build());
        Path state = engine.root().resolve("clock/state.json");
        Path before = Files.copy(state, directory.resolve("state.json"));
        for (Runnable next : List.<Runnable>of(
                () -> clock.run(ContainerProcess.ofConfig()), () -> clock.stop(EngineFixture.LIMIT), clock::destroy)) {
            if (clock.status() == Status.STOPPED) {
                clock.start(ContainerProcess.ofConfig());
                ProcessIdentity init = initOf(clock);
                Files.writeString(state, Files.readString(before));
                assertThat(init.alive()).isTrue();
                next.run();
                assertThat(init.alive()).as("the init nobody knew").isFalse();
            } else {
                next.run();
            }
        }
    }

    private static ProcessIdentity initOf(Container container) {
        return new ProcessIdentity(
                container.state().initProcessPid(),
                container.state().initProcessStart(),
                Objects.requireNonNull(container.state().bootId()));
    }
}
