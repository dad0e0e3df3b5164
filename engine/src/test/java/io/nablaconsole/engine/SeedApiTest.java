package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Mount;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of the seed's API that no other test is about. */
class SeedApiTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void theTypeIsNabla() {
        assertThat(engine.factory().type()).isEqualTo("nabla");
    }

    @Test
    void thePauseContainerWaitsWithoutATenderUntilItIsSignalled() {
        Config config =
                sample("hello").build().toBuilder().args(List.of("/pause")).build();
        Container pause = engine.factory().create("sandbox", config);
        pause.run(ContainerProcess.ofConfig());
        assertThat(pause.status()).isEqualTo(Status.RUNNING);
        assertThat(pause.processes()).hasSize(1);
        assertThat(pause.state().tender()).isEqualTo("none");
        pause.signal(Signal.TERM, false);
        assertThat(exitOf(pause).signal()).isEqualTo(Signal.TERM);
    }

    @Test
    void stateAndConfigurationAreSpelledAsTheSeedDoes() throws IOException {
        Config config = sample("hello")
                .hooks(Hooks.NONE.with(
                        Hooks.Point.PRESTART, new Hook(Path.of("/bin/true"), List.of(), List.of(), null)))
                .mounts(List.of(new Mount("/proc", "proc", "proc", List.of())))
                .build();
        engine.factory().create("spelled", config);
        JsonNode state = Json.parse(Files.readAllBytes(engine.root().resolve("spelled/state.json")));
        for (String member : List.of(
                "id",
                "init_process_pid",
                "init_process_start",
                "created",
                "config",
                "fsstate",
                "netstate",
                "execstate",
                "status")) {
            assertThat(state.has(member)).as(member).isTrue();
        }
        for (String member : List.of(
                "args", "rootfs", "env", "cwd", "version", "labels", "netnspath", "hooks", "memory", "mounts")) {
            assertThat(state.path("config").has(member)).as("config." + member).isTrue();
        }
    }

    @Test
    void handlersRunInOrderAndAFailureOfOneLeavesTheContainerStopped() {
        List<String> calls = new ArrayList<>();
        Container container = Nabla.factory(engine.root(), SpyHandler.three(calls, "exec.run"))
                .create("order", sample("hello").build());
        calls.clear();
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig())).hasMessageContaining("exec.run fails");
        assertThat(calls).containsExactly("fs.run", "network.run", "exec.run");
        assertThat(container.status()).isEqualTo(Status.STOPPED);
        assertThat(container.state().initProcessPid()).isZero();
    }
}
