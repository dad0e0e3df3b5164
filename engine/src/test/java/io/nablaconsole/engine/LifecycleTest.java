package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a container with real processes and real unikernels. */
class LifecycleTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void helloIsCreatedStartedWatchedAndGone() {
        Container hello = engine.factory()
                .create("hello", sample("hello", "dear", "world").build());
        assertThat(hello.status()).isEqualTo(Status.STOPPED);

        hello.start(ContainerProcess.ofConfig());
        assertThat(hello.status()).isEqualTo(Status.CREATED);
        assertThat(hello.processes()).containsExactly(hello.state().initProcessPid());

        hello.exec();
        ExitRecord exit = exitOf(hello);
        assertThat(exit.code()).isZero();
        assertThat(exit.reason()).isEqualTo("exited with code 0");
        assertThat(exit.started()).isBeforeOrEqualTo(exit.firstOutput());
        assertThat(exit.firstOutput()).isBeforeOrEqualTo(exit.finished());
        assertThat(hello.status()).isEqualTo(Status.STOPPED);
        assertThat(wholeConsole(hello)).startsWith("Hello dear world\r\n").contains("16 MiB");

        hello.destroy();
        assertThat(engine.factory().list()).isEmpty();
        assertThat(codeOf(hello::status)).isEqualTo(ErrorCode.CONTAINER_NOT_EXISTS);
        hello.destroy();
    }

    @Nested
    class Gate {
        @Test
        void startOfAContainerWhoseInitDiedFailsAtOnce() {
            Container container =
                    engine.factory().create("dead", sample("hello").build());
            container.start(ContainerProcess.ofConfig());
            container.signal(Signal.KILL, false);
            ExitRecord exit = exitOf(container);
            assertThat(exit.reason()).contains("SIGKILL").contains("before it was started");
            assertThat(exit.started()).isNull();
            assertThat(codeOf(container::exec)).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
        }

        @Test
        void opensOnce() {
            Container clock = engine.running("clock", "clock");
            assertThat(codeOf(clock::exec)).isEqualTo(ErrorCode.CONTAINER_NOT_STOPPED);
            assertThat(codeOf(() -> clock.start(ContainerProcess.ofConfig())))
                    .isEqualTo(ErrorCode.CONTAINER_NOT_STOPPED);
        }

        @Test
        void needsAnInit() {
            Container container =
                    engine.factory().create("stopped", sample("hello").build());
            assertThat(codeOf(container::exec)).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
        }
    }

    @Nested
    class Create {
        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "../up", "a/b", "a b", "ä", "~aside-x"})
        void refusesBadIds(String id) {
            assertThat(codeOf(() -> engine.factory().create(id, sample("hello").build())))
                    .isEqualTo(ErrorCode.INVALID_ID_FORMAT);
            assertThat(codeOf(() -> engine.factory().load(id))).isEqualTo(ErrorCode.INVALID_ID_FORMAT);
            assertThat(codeOf(() -> engine.factory().delete(id, true))).isEqualTo(ErrorCode.INVALID_ID_FORMAT);
        }

        @Test
        void takesTheLongestId() {
            String longest = "x".repeat(1024);
            engine.factory().create(longest, sample("hello").build()).run(ContainerProcess.ofConfig());
            assertThat(exitOf(engine.factory().load(longest)).code()).isZero();
            assertThat(engine.factory().list())
                    .singleElement()
                    .satisfies(snapshot -> assertThat(snapshot.id().value()).isEqualTo(longest));
            engine.factory().delete(longest, false);
            assertThat(engine.factory().list()).isEmpty();
        }

        @Test
        void refusesAnIdInUseAndLeavesItsOwnerAlone() {
            engine.running("one", "clock");
            assertThatThrownBy(
                            () -> engine.factory().create("one", sample("hello").build()))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ID_IN_USE));
            assertThat(engine.factory().load("one").status()).isEqualTo(Status.RUNNING);
        }

        @Test
        void leavesNothingOfAFileThatIsNoUnikernel() throws IOException {
            Config config = Config.builder(Path.of("/bin/sh")).build();
            assertThatThrownBy(() -> engine.factory().create("sh", config))
                    .hasMessageContaining("/bin/sh")
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
            try (var entries = Files.list(engine.root())) {
                assertThat(entries).isEmpty();
            }
        }

        @Test
        void makesTheRootPrivate() throws IOException {
            Path root = engine.root().resolve("deep/root");
            Nabla.factory(root);
            assertThat(Files.getPosixFilePermissions(root)).hasSize(3);
            Files.delete(root);
            Files.delete(root.getParent());
        }
    }

    @Nested
    class Delete {
        @Test
        void refusesALiveContainerUnlessForced() {
            engine.running("clock", "clock");
            assertThat(codeOf(() -> engine.factory().delete("clock", false)))
                    .isEqualTo(ErrorCode.CONTAINER_NOT_STOPPED);
            engine.factory().delete("clock", true);
            assertThat(engine.factory().list()).isEmpty();
        }

        @Test
        void removesWhatCannotBeReadAndKillsItsProcess() throws IOException {
            Container clock = engine.running("broken", "clock");
            long pid = clock.state().initProcessPid();
            Files.writeString(engine.root().resolve("broken/state.json"), "{\"id\": \"bro");
            assertThatThrownBy(() -> engine.factory().load("broken"))
                    .hasMessageContaining("state.json")
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYSTEM_ERROR));
            assertThat(engine.factory().list())
                    .singleElement()
                    .satisfies(snapshot ->
                            assertThat(snapshot.problem()).asString().contains("state.json"));
            engine.factory().delete("broken", true);
            assertThat(engine.factory().list()).isEmpty();
            assertThat(ProcessHandle.of(pid).map(handle -> handle.onExit().join()))
                    .satisfiesAnyOf(
                            gone -> assertThat(gone).isEmpty(),
                            gone -> assertThat(gone.orElseThrow().isAlive()).isFalse());
        }
    }

    @Nested
    class Views {
        @Test
        void ofALiveContainerGiveFigures() {
            Container burn = engine.running("burn", "burn");
            try (ConsoleSession console = burn.openConsole()) {
                readUntil(console, "second 1");
            }
            assertThat(burn.stats().cpuTime()).isGreaterThan(Duration.ofMillis(100));
            assertThat(burn.stats().rss().bytes()).isPositive();
            assertThat(burn.snapshot().started()).isNotNull();
        }

        @Test
        void inspectIsJsonOfConfigStateAndExit() {
            Container container = engine.running("hello", "hello");
            exitOf(container);
            assertThat(container.inspect())
                    .contains("\"ociVersion\"", "\"init_process_pid\"", "\"reason\" : \"exited with code 0\"");
        }

        @Test
        void listIsInOrder() {
            for (String id : List.of("b", "c", "a")) {
                engine.factory().create(id, sample("hello").build());
            }
            assertThat(engine.factory().list()).extracting(s -> s.id().value()).containsExactly("a", "b", "c");
        }
    }
}
