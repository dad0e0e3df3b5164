package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Hooks.Point;
import io.nablaconsole.engine.cli.NablaCtl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hook that does not end, or that calls the command line on its own container, holds up nobody for ever. */
@Timeout(60)
class HangingHookTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @BeforeEach
    void fifo() throws Exception {
        // who opens it to write waits until the hook has begun
        assertThat(new ProcessBuilder("mkfifo", files.resolve("begun").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    private static Hook shell(String script) {
        return new Hook(Path.of("/bin/sh"), List.of("sh", "-c", script), List.of("PATH=/usr/bin:/bin"), null);
    }

    private Container hooked(Point point, String script) {
        return engine.factory()
                .create(
                        "hooked",
                        sample("clock")
                                .hooks(Hooks.NONE.with(point, shell(script)))
                                .build());
    }

    private void awaitHook() throws Exception {
        Process begun = new ProcessBuilder("sh", "-c", "echo > " + files.resolve("begun")).start();
        try {
            assertThat(begun.waitFor(20, TimeUnit.SECONDS))
                    .as("the hook has begun")
                    .isTrue();
        } finally {
            begun.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESTART", "CREATE_CONTAINER", "START_CONTAINER", "POSTSTART"})
    void deletedByForceItsHookIsKilledAndTheVerbThatWaitedFails(Point point) throws Exception {
        Container container =
                hooked(point, "echo $$ > " + files.resolve("pid") + "; : < " + files.resolve("begun") + "; sleep 300");
        Future<?> started = pool.submit(() -> container.run(ContainerProcess.ofConfig()));
        awaitHook();
        engine.factory().delete("hooked", true);
        assertThat(engine.factory().list()).isEmpty();
        assertThat(engine.root()).isEmptyDirectory();
        long pid = Long.parseLong(Files.readString(files.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        if (point != Point.POSTSTART) {
            assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS)).hasMessageContaining("hook 1");
        }
    }

    @Test
    void anotherProgramsHookIsKilledToo() throws Exception {
        hooked(Point.START_CONTAINER, ": < " + files.resolve("begun") + "; sleep 300")
                .start(ContainerProcess.ofConfig());
        Process other = nablactl("start", "hooked");
        awaitHook();
        engine.factory().delete("hooked", true);
        assertThat(engine.factory().list()).isEmpty();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isNotZero();
    }

    private Process nablactl(String... words) throws Exception {
        return new ProcessBuilder(command(words))
                .redirectErrorStream(true)
                .redirectOutput(files.resolve("out").toFile())
                .start();
    }

    private String[] command(String... words) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                NablaCtl.class.getName(),
                                "--root",
                                engine.root().toString()),
                        Stream.of(words))
                .toArray(String[]::new);
    }

    @Test
    void aHookThatCallsTheCommandLineOnItsOwnContainerIsToldSo() throws Exception {
        String call = String.join(" ", command("delete", "--force", "hooked"));
        Container container = hooked(Point.CREATE_RUNTIME, call + " 2>" + files.resolve("said"));
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("hook 1");
        assertThat(Files.readString(files.resolve("said")))
                .contains("in use by process " + ProcessHandle.current().pid())
                .contains("a hook cannot change its own container");
        container.destroy();
    }
}
