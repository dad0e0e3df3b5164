package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Leftover;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.handler.EmbeddedExec;
import io.nablaconsole.engine.handler.NoHandler;
import io.nablaconsole.engine.network.NetworkHandler;
import io.nablaconsole.engine.program.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of a network when things go wrong: nothing, or something that is found. */
@Tag("root")
class NetworkLeftoversTest extends NetworkFixture {
    @Test
    void aFailedCreateTakesItsTapBack() throws IOException {
        Handlers failing = new Handlers(new NoHandler(), new NetworkHandler(), new SlowExec(true));
        assertThatThrownBy(() -> Nabla.factory(engine.root(), failing).create("failed", bridged("ping")))
                .hasMessageContaining("on purpose");
        assertThat(namespace.links()).doesNotContain("br0").doesNotContain("nb");
    }

    @Test
    void aBrokenContainerStillLosesItsTap() throws IOException {
        engine.factory().create("broken", bridged("ping"));
        Files.writeString(engine.root().resolve("broken/state.json"), "{");
        engine.factory().delete("broken", true);
        assertThat(namespace.links()).doesNotContain("br0").doesNotContain("nb");
    }

    @Nested
    class AfterACrash {
        /** The program that is killed between the making of the network and the writing of the state. */
        static final class Victim {
            public static void main(String[] args) {
                Handlers slow = new Handlers(new NoHandler(), new NetworkHandler(), new SlowExec(false));
                Config config = sample("ping")
                        .device("net0", BridgedTap.on("br0"))
                        .netnsPath(Path.of(args[1]))
                        .build();
                Nabla.factory(Path.of(args[0]), slow).create("victim", config);
            }
        }

        private Process victim() throws IOException {
            List<String> line = java(
                    Victim.class.getName(),
                    engine.root().toString(),
                    namespace.path().toString());
            return new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        private List<String> java(String... words) {
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
            line.addAll(List.of("-cp", System.getProperty("java.class.path")));
            line.addAll(List.of(words));
            return line;
        }

        private String nablactl(String... words) {
            List<String> line = java(
                    "io.nablaconsole.engine.cli.NablaCtl",
                    "--root",
                    engine.root().toString());
            line.addAll(List.of(words));
            ProgramRun run = ProgramRun.of(line, Duration.ofSeconds(30));
            assertThat(run.code()).as(run.complaint().text()).isZero();
            return run.output();
        }

        @Test
        void nablactlNamesWhatIsLeftAndRemovesIt() throws IOException, InterruptedException {
            Process victim = victim();
            assertThat(victim.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("made");
            victim.destroyForcibly().waitFor();

            String found = nablactl("prune", "--dry-run");
            assertThat(found.lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains(" of container victim"))
                    .anyMatch(line -> line.startsWith("tap nb") && line.endsWith(", in " + namespace.path()))
                    .anyMatch(line -> line.startsWith("directory " + engine.root()));
            assertThat(namespace.links()).contains("br0", "nb");

            assertThat(nablactl("prune").lines())
                    .containsExactlyInAnyOrderElementsOf(
                            found.lines().map(line -> "removed " + line).toList());
            assertThat(namespace.links()).doesNotContain("br0").doesNotContain("nb");
            assertThat(nablactl("prune", "--dry-run")).isEmpty();
        }

        @Test
        void whatIsLeftIsFoundWithItsOwnerAndRemoved() throws IOException, InterruptedException {
            engine.factory().create("living", on("ping", BridgedTap.on("br1")));
            Process victim = victim();
            assertThat(victim.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("made");
            assertThat(engine.factory().leftovers())
                    .as("while somebody works on it")
                    .isEmpty();
            victim.destroyForcibly().waitFor();

            assertThat(namespace.links()).contains("br0");
            List<Leftover> found = engine.factory().leftovers();
            assertThat(found)
                    .extracting(Leftover::kind)
                    .containsExactlyInAnyOrder(Leftover.Kind.TAP, Leftover.Kind.DIRECTORY);
            assertThat(found).extracting(Leftover::owner).containsOnly("victim");

            assertThat(engine.factory().prune()).containsExactlyInAnyOrderElementsOf(found);
            assertThat(namespace.links()).doesNotContain("br0").contains("br1");
            assertThat(engine.factory().leftovers()).isEmpty();
            assertThat(engine.factory().list())
                    .singleElement()
                    .satisfies(left -> assertThat(left.id().value()).isEqualTo("living"));
        }

        @Test
        void aTapWhoseContainerWasRemovedByHandIsFound() throws IOException {
            Container lost = engine.factory().create("lost", bridged("ping"));
            Path directory = engine.root().resolve(lost.id().value());
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            assertThat(engine.factory().prune())
                    .singleElement()
                    .satisfies(found -> assertThat(found.toString())
                            .contains("tap nb")
                            .contains("of container lost")
                            .contains(namespace.path().toString()));
            assertThat(namespace.links()).doesNotContain("br0");
        }
    }

    /** Stops where the network has been made and nothing written down yet. */
    private static final class SlowExec extends DelegatingExec {
        private final boolean fail;

        SlowExec(boolean fail) {
            super(new EmbeddedExec());
            this.fail = fail;
        }

        @Override
        void beforeCreate() {
            if (fail) {
                throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("failed on purpose"));
            }
            System.out.println("made");
            System.out.flush();
            try {
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
