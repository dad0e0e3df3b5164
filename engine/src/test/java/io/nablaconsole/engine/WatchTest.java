package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerEvent;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Subscription;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine is told what another one does on the same root. */
class WatchTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private final BlockingQueue<ContainerEvent> events = new LinkedBlockingQueue<>();

    private void await(String what, Predicate<ContainerEvent> expected) throws InterruptedException {
        ContainerEvent event;
        do {
            event = events.poll(EngineFixture.LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("waiting for " + what).isNotNull();
        } while (!expected.test(event));
    }

    private static Predicate<ContainerEvent> status(Status status) {
        return event -> event.snapshot() != null && event.snapshot().status() == status;
    }

    @Test
    void everyChangeIsTold() throws InterruptedException {
        try (Subscription watch = Nabla.factory(engine.root()).watch(events::add)) {
            Container clock = engine.factory().create("clock", sample("clock").build());
            await("create", status(Status.STOPPED));
            clock.start(ContainerProcess.ofConfig());
            await("the gate", status(Status.CREATED));
            clock.exec();
            await("start", status(Status.RUNNING));
            clock.pause();
            await("pause", status(Status.PAUSED));
            clock.resume();
            await("resume", status(Status.RUNNING));
            clock.signal(Signal.TERM, false);
            await(
                    "the exit",
                    event -> event.snapshot() != null && event.snapshot().exit() != null);
            clock.destroy();
            await("delete", ContainerEvent::removed);
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void anEndWithoutATraceIsNoticedToo() throws InterruptedException {
        Container clock = engine.running("clock", "clock");
        try (Subscription watch = engine.factory().watch(events::add)) {
            // with its shim killed nobody records the exit: the kernel kills the guest, and only a look can tell
            ProcessHandle.of(clock.state().monitorPid()).orElseThrow().destroyForcibly();
            await("the end", status(Status.STOPPED));
            assertThat(exitOf(clock).reason()).contains("shim was killed");
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void aRemovedRootTakesItsContainersAlongAndTheWatchGoesOn() throws InterruptedException, IOException {
        engine.factory().create("lost", sample("hello").build());
        try (Subscription watch = engine.factory().watch(events::add)) {
            ContainerDirectory.deleteTree(engine.root());
            await("the loss", ContainerEvent::removed);
            Nabla.factory(engine.root()).create("new", sample("hello").build());
            await("a container of the new root", event -> event.id().value().equals("new"));
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void foreignDirectoriesAreNoContainers() throws IOException {
        Path foreign = Files.createDirectory(engine.root().resolve("not an id"));
        Files.createFile(foreign.resolve("config.json"));
        assertThat(engine.factory().list()).isEmpty();
        ContainerDirectory.deleteTree(foreign);
    }
}
