package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Hooks.Point;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The six kinds of hooks, with real programs. */
@Timeout(60)
class HooksTest {
    private static final Hook FAILS = shell("echo what went wrong >&2; exit 3");

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    private static Hook shell(String script) {
        return new Hook(Path.of("/bin/sh"), List.of("sh", "-c", script), List.of("PATH=/usr/bin:/bin"), null);
    }

    private Container create(Hooks hooks) {
        return engine.factory()
                .create(
                        "hooked",
                        sample("hello").hooks(hooks).annotation("a", "b").build());
    }

    @Test
    void eachRunsAtItsPointWithTheStateOnItsStandardInput() throws IOException {
        Path log = files.resolve("log");
        Hooks hooks = Hooks.NONE;
        for (Point point : Point.values()) {
            hooks = hooks.with(point, shell("{ printf '" + point + " '; cat; echo; } >> " + log));
        }
        Container container = create(hooks);
        assertThat(log).doesNotExist();
        container.start(ContainerProcess.ofConfig());
        assertThat(Files.readAllLines(log)).hasSize(3);
        int pid = container.state().initProcessPid();
        container.exec();
        exitOf(container);
        assertThat(Files.readAllLines(log)).hasSize(5);
        container.destroy();

        String[] states = {"creating", "creating", "creating", "created", "running", "stopped"};
        List<Point> points = List.of(Point.values());
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(states.length);
        for (int i = 0; i < states.length; i++) {
            Point point = points.get(i);
            String line = lines.get(i);
            assertThat(line)
                    .startsWith(point + " {")
                    .contains("\"id\":\"hooked\"", "\"status\":\"" + states[i] + "\"")
                    .contains("\"annotations\":{\"a\":\"b\"}", "\"bundle\":\"/", "\"ociVersion\":\"1.");
            if (point == Point.POSTSTOP) {
                assertThat(line).doesNotContain("\"pid\"");
            } else {
                assertThat(line).contains("\"pid\":" + pid);
            }
        }
    }

    @Test
    void nameArgumentsAndEnvironmentAreExactlyThoseGiven() throws IOException {
        Path out = files.resolve("out");
        Hook hook = new Hook(
                Path.of("/bin/sh"),
                List.of(
                        "my name",
                        "-c",
                        "{ echo \"$0|$1\"; tr '\\0' '\\n' < /proc/$$/environ; } > " + out,
                        "zero",
                        "a b"),
                List.of("PATH=/usr/bin:/bin", "X=1 2"),
                null);
        create(Hooks.NONE.with(Point.PRESTART, hook)).start(ContainerProcess.ofConfig());
        assertThat(Files.readAllLines(out)).containsExactlyInAnyOrder("zero|a b", "PATH=/usr/bin:/bin", "X=1 2");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESTART", "CREATE_RUNTIME", "CREATE_CONTAINER"})
    void oneThatFailsDuringCreateUndoesIt(Point point) throws IOException {
        Path after = files.resolve("after");
        Path stopped = files.resolve("stopped");
        Container container = create(Hooks.NONE
                .with(point, FAILS)
                .with(point, shell("touch " + after))
                .with(Point.POSTSTOP, shell("touch " + stopped)));
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(
                        point + " hook 1 of container hooked failed: /bin/sh ended with 3: what went wrong");
        assertThat(container.status()).isEqualTo(Status.STOPPED);
        assertThat(container.processes()).isEmpty();
        assertThat(codeOf(container::exec)).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
        container.destroy();
        assertThat(after).as("the hook after the failed one").doesNotExist();
        assertThat(stopped).as("poststop runs all the same").exists();
    }

    @Test
    void startContainerThatFailsStopsTheContainer() {
        Container container = create(Hooks.NONE.with(Point.START_CONTAINER, FAILS));
        container.start(ContainerProcess.ofConfig());
        assertThatThrownBy(container::exec).hasMessageContaining("startContainer hook 1");
        assertThat(container.status()).isEqualTo(Status.STOPPED);
        assertThat(exitOf(container).reason()).contains("before it was started");
    }

    /** Specification 1.3.0: the start fails, the container is stopped, poststop hooks run; the second list is later ones. */
    @ParameterizedTest
    @EnumSource(names = {"CREATE_RUNTIME", "START_CONTAINER", "POSTSTART"})
    void oneThatFailsStopsTheContainerAndPoststopRunsOnce(Point point) throws IOException {
        Path after = files.resolve("after");
        Path stopped = files.resolve("stopped");
        Container container = engine.factory()
                .create(
                        "hooked",
                        sample("clock")
                                .hooks(Hooks.NONE
                                        .with(point, FAILS)
                                        .with(point, shell("touch " + after))
                                        .with(Point.POSTSTOP, shell("cat >> " + stopped)))
                                .build());
        assertThatThrownBy(() -> container.run(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(point + " hook 1 of container hooked failed: /bin/sh ended with 3");
        assertThat(container.status()).isEqualTo(Status.STOPPED);
        assertThat(exitOf(container).signal()).isEqualTo(Signal.KILL);
        assertThat(after).as("the hook after the failed one").doesNotExist();
        assertThat(stopped).content().contains("\"status\":\"stopped\"").containsOnlyOnce("ociVersion");
        container.destroy();
        assertThat(stopped).content().as("after delete").containsOnlyOnce("ociVersion");
    }

    @Test
    void aContainerWhoseHookFailedCanRunAgainAndItsPoststopHooksWithIt() throws IOException {
        Path once = files.resolve("once");
        Path stopped = files.resolve("stopped");
        Hooks hooks = Hooks.NONE
                .with(Point.POSTSTART, shell("[ -e " + once + " ] || { touch " + once + "; exit 1; }"))
                .with(Point.POSTSTOP, shell("echo stopped >> " + stopped));
        Container container = create(hooks);
        assertThat(codeOf(() -> container.run(ContainerProcess.ofConfig()))).isEqualTo(ErrorCode.SYSTEM_ERROR);
        container.run(ContainerProcess.ofConfig());
        assertThat(exitOf(container).code()).isZero();
        container.destroy();
        assertThat(Files.readAllLines(stopped)).hasSize(2);
    }

    @Test
    void aPoststopHookThatFailsIsAWarningOnly() {
        Container container = create(
                Hooks.NONE.with(Point.POSTSTOP, FAILS).with(Point.POSTSTOP, shell("touch " + files.resolve("last"))));
        container.run(ContainerProcess.ofConfig());
        assertThat(exitOf(container).code()).isZero();
        container.destroy();
        assertThat(files.resolve("last")).exists();
        assertThat(engine.factory().list()).isEmpty();
    }

    @Test
    void aTimeoutKillsAllThatAHookStarted() throws Exception {
        Path pid = files.resolve("pid");
        Hook slow = new Hook(
                Path.of("/bin/sh"),
                List.of("sh", "-c", "sleep 300 & echo $! > " + pid + "; sleep 300"),
                List.of("PATH=/usr/bin:/bin"),
                Duration.ofSeconds(1));
        Container container = create(Hooks.NONE.with(Point.CREATE_RUNTIME, slow));
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig()))
                .hasMessageContaining("took longer than its timeout of 1 s and was killed");
        var child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(container.status()).isEqualTo(Status.STOPPED);
    }

    /** More than this program could hold. */
    @Test
    void whatAFailedHookPrintedIsShownFromItsBeginning() {
        Hook talks = shell("echo what went wrong; truncate -s 3G /proc/self/fd/1; exit 4");
        Container container = create(Hooks.NONE.with(Point.CREATE_RUNTIME, talks));
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("/bin/sh ended with 4: what went wrong");
    }

    @Test
    void aHookThatIsNotThereIsNamed() {
        Hook missing = new Hook(Path.of("/nonexistent/hook"), List.of(), List.of(), null);
        Container container = create(Hooks.NONE.with(Point.PRESTART, missing));
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig()))
                .hasMessageContaining("cannot execute /nonexistent/hook: No such file or directory");
    }

    @Test
    void thoseOfTheContainerRunInItsNetworkNamespace() throws Exception {
        TestHost.assumeRoot();
        Process holder = new ProcessBuilder("unshare", "-n", "sh", "-c", "echo ready; exec sleep 300").start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("ready");
            Path namespace = Path.of("/proc/" + holder.pid() + "/ns/net");
            Path log = files.resolve("log");
            Hooks hooks = Hooks.NONE;
            for (Point point : Point.values()) {
                hooks = hooks.with(point, shell("readlink /proc/self/ns/net >> " + log));
            }
            Container container = engine.factory()
                    .create(
                            "netns",
                            sample("hello").netnsPath(namespace).hooks(hooks).build());
            container.run(ContainerProcess.ofConfig());
            exitOf(container);
            container.destroy();
            String inside = Files.readSymbolicLink(namespace).toString();
            String outside =
                    Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
            assertThat(Files.readAllLines(log)).containsExactly(outside, outside, inside, inside, outside, outside);
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }
}
