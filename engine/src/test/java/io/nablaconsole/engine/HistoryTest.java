package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.TransferProgress;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.api.Transition.Step;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a container's life are remembered, whoever made them. */
class HistoryTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Path file(String id) {
        return engine.root().resolve(id).resolve("history.jsonl");
    }

    private List<Step> steps(String id) {
        return Nabla.factory(engine.root()).load(id).history().stream()
                .map(Transition::step)
                .toList();
    }

    @Test
    void everyStepIsToldToAnotherEngineInItsOrderWithItsTime() {
        Instant before = Instant.now();
        Container container = engine.running("c", "clock");
        container.pause();
        container.resume();
        container.signal(Signal.KILL, false);
        EngineFixture.exitOf(container);
        List<Transition> life = Nabla.factory(engine.root()).load("c").history();
        assertThat(life)
                .extracting(Transition::step)
                .containsExactly(Step.CREATE, Step.START, Step.EXEC, Step.PAUSE, Step.RESUME, Step.SIGNAL);
        assertThat(life)
                .extracting(Transition::time)
                .isSorted()
                .allSatisfy(time -> assertThat(time).isBetween(before, Instant.now()));
        assertThat(life.subList(0, 5))
                .allSatisfy(step -> assertThat(step.took()).isPositive());
        assertThat(life.get(5).took()).isZero();
        assertThat(life.get(5).detail()).isEqualTo("SIGKILL");
    }

    @Test
    void theNextRunIsAddedToIt() {
        Container container = engine.running("c", "hello");
        EngineFixture.exitOf(container);
        container.run(ContainerProcess.ofConfig());
        EngineFixture.exitOf(container);
        assertThat(steps("c")).containsExactly(Step.CREATE, Step.START, Step.EXEC, Step.START, Step.EXEC);
    }

    @Test
    void aStepThatFailedIsNotToldOf() {
        Container container =
                engine.factory().create("c", EngineFixture.sample("hello").build());
        assertThatThrownBy(container::pause).hasMessageContaining("cannot pause");
        assertThat(steps("c")).containsExactly(Step.CREATE);
    }

    @Test
    void inspectTellsIt() throws IOException {
        Container container = engine.running("c", "clock");
        container.signal(Signal.KILL, false);
        EngineFixture.exitOf(container);
        JsonNode history =
                Json.parse(container.inspect().getBytes(StandardCharsets.UTF_8)).get("history");
        assertThat(history.findValuesAsText("step")).containsExactly("create", "start", "exec", "signal");
        assertThat(history.get(3).get("signal").asText()).isEqualTo("SIGKILL");
        assertThat(history.get(1).get("nanoseconds").asLong()).isPositive();
        assertThat(Instant.parse(history.get(0).get("time").asText())).isBefore(Instant.now());
    }

    @Nested
    class OfAnother {
        @Test
        void anImportBeginsAnew(@TempDir Path scratch) {
            EngineFixture.exitOf(engine.running("c", "hello"));
            Path archive = scratch.resolve("c.zip");
            assertThat(Nabla.exportContainer(engine.factory().load("c"), archive, false, TransferProgress.UNSEEN))
                    .isTrue();
            assertThat(Nabla.importContainer(
                            engine.factory(),
                            "d",
                            archive,
                            scratch.resolve("d"),
                            TransferProgress.UNSEEN,
                            named -> false))
                    .isPresent();
            assertThat(steps("d")).containsExactly(Step.CREATE);
        }

        @Test
        void aCopyBeginsAnew() {
            Container container = engine.running("c", "hello");
            EngineFixture.exitOf(container);
            engine.factory().create("d", container.config());
            assertThat(steps("d")).containsExactly(Step.CREATE);
        }
    }

    @Nested
    class Damage {
        @Test
        void aTornLastLineCostsThatLineOnly() throws IOException {
            Container container =
                    engine.factory().create("c", EngineFixture.sample("hello").build());
            Files.writeString(file("c"), "{\"step\":\"start\",\"ti", StandardOpenOption.APPEND);
            assertThat(steps("c")).containsExactly(Step.CREATE);
            container.run(ContainerProcess.ofConfig());
            EngineFixture.exitOf(container);
            assertThat(steps("c")).containsExactly(Step.CREATE, Step.START, Step.EXEC);
        }

        @Test
        void aDiskThatIsFullStopsNoContainer() throws IOException {
            Container container =
                    engine.factory().create("c", EngineFixture.sample("hello").build());
            Files.delete(file("c"));
            Files.createSymbolicLink(file("c"), Path.of("/dev/full")); // every write into it says: no space left
            container.run(ContainerProcess.ofConfig());
            assertThat(EngineFixture.exitOf(container).code()).isZero();
            assertThat(container.status()).isEqualTo(Status.STOPPED);
            assertThat(container.history()).isEmpty();
        }

        @Test
        void withoutTheFileAllElseWorks() throws IOException {
            Container container =
                    engine.factory().create("c", EngineFixture.sample("hello").build());
            Files.delete(file("c"));
            assertThat(container.inspect()).contains("\"history\" : [ ]");
            container.run(ContainerProcess.ofConfig());
            EngineFixture.exitOf(container);
            assertThat(steps("c")).containsExactly(Step.START, Step.EXEC);
        }
    }

    @Test
    void ofVeryManyStepsTheNewerStay() throws IOException {
        Container container = engine.running("c", "clock");
        String line =
                "{\"step\":\"signal\",\"time\":\"2026-01-02T03:04:05Z\",\"nanoseconds\":0,\"signal\":\"SIGUSR1\"}\n";
        Files.writeString(file("c"), line.repeat((64 << 10) / line.length()), StandardOpenOption.APPEND);
        container.signal(Signal.KILL, false);
        EngineFixture.exitOf(container);
        List<Transition> life = container.history();
        assertThat(Files.size(file("c"))).isBetween(30_000L, 40_000L);
        assertThat(life).hasSizeBetween(300, 500);
        assertThat(life.get(life.size() - 1).detail()).isEqualTo("SIGKILL");
        assertThat(life.get(0).took()).isEqualTo(Duration.ZERO);
    }
}
