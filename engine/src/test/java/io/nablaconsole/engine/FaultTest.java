package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in the world goes wrong here: processes are killed, files torn, disks filled. */
@Timeout(120)
class FaultTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static void kill(int pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    @Test
    void initKilledBeforeTheFifo() {
        Container container = engine.factory().create("init", sample("hello").build());
        container.start(ContainerProcess.ofConfig());
        kill(container.state().initProcessPid());
        assertThat(exitOf(container).reason()).contains("before it was started");
        assertThat(codeOf(container::exec)).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
        container.run(ContainerProcess.ofConfig());
        assertThat(exitOf(container).code()).as("it can be run again").isZero();
    }

    @Test
    void tenderKilledAfterTheFifo() {
        Container clock = engine.running("tender", "clock");
        kill(clock.state().initProcessPid());
        ExitRecord exit = exitOf(clock);
        assertThat(exit.signal()).isEqualTo(Signal.KILL);
        assertThat(exit.started()).isNotNull();
        assertThat(clock.status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void shimKilled() {
        Container clock = engine.running("shim", "clock");
        int tender = clock.state().initProcessPid();
        kill(clock.state().monitorPid());
        assertThat(exitOf(clock).reason()).contains("its shim was killed too");
        assertThat(ProcessIdentity.read(tender).filter(view -> !view.ended())).isEmpty();
        clock.destroy();
        assertThat(engine.root()).isEmptyDirectory();
    }

    @Test
    void stateTornAtEveryByte() throws IOException {
        engine.factory().create("whole", sample("hello").build());
        Path directory = engine.root().resolve("whole");
        byte[] state = Files.readAllBytes(directory.resolve("state.json"));
        byte[] config = Files.readAllBytes(directory.resolve("config.json"));
        // without its last line's end it is still complete
        for (int length = 0; length < state.length - 1; length++) {
            String id = "torn-" + length;
            Path torn = Files.createDirectory(engine.root().resolve(id));
            Files.write(torn.resolve("config.json"), config);
            Files.write(torn.resolve("state.json"), Arrays.copyOf(state, length));
            assertThat(codeOf(() -> engine.factory().load(id))).as(id).isEqualTo(ErrorCode.SYSTEM_ERROR);
            engine.factory().delete(id, false);
            assertThat(torn).doesNotExist();
        }
    }

    @Test
    void brokenStateOfALiveContainerLosesNothing() throws IOException {
        Container clock = engine.running("live", "clock");
        var cgroup = clock.state().cgroup();
        int tender = clock.state().initProcessPid();
        clock.pause();
        Files.writeString(engine.root().resolve("live/state.json"), "{");
        engine.factory().delete("live", true);
        assertThat(ProcessIdentity.read(tender).filter(view -> !view.ended())).isEmpty();
        cgroup.values().forEach(path -> assertThat(Path.of(path)).doesNotExist());
    }

    @Test
    @Tag("root")
    void diskFull(@TempDir Path files) throws IOException {
        TestHost.assumeRoot();
        Path small = Files.createDirectory(files.resolve("small"));
        TestHost.run("mount", "-t", "tmpfs", "-o", "size=1m", "small", small.toString());
        try {
            Factory factory = Nabla.factory(small.resolve("root"));
            Container flood = Nabla.factory(
                            small.resolve("root"),
                            ProgramHandlers.of("/bin/sh", "-c", "head -c 2000000 /dev/zero | tr '\\0' x; exit 7"))
                    .create("flood", sample("hello").terminal(false).build());
            flood.run(ContainerProcess.ofConfig());
            assertThat(exitOf(flood).code())
                    .as("the record has its room reserved")
                    .isEqualTo(7);
            assertThat(codeOf(() -> factory.create("more", sample("hello").build())))
                    .isEqualTo(ErrorCode.SYSTEM_ERROR);
            assertThat(factory.list()).hasSize(1);
            flood.destroy();
            assertThat(small.resolve("root")).isEmptyDirectory();
            factory.create("more", sample("hello").build()).destroy();
        } finally {
            TestHost.run("umount", small.toString());
        }
    }

    @Test
    void processesAreAllOfThem() {
        Container shell = Nabla.factory(
                        engine.root(),
                        ProgramHandlers.of("/bin/sh", "-c", "(sleep 300 & sleep 300 &); echo ready; sleep 300; true"))
                .create("family", sample("hello").terminal(false).build());
        shell.run(ContainerProcess.ofConfig());
        try (ConsoleSession console = shell.openConsole()) {
            readUntil(console, "ready");
        }
        while (shell.processes().size() < 4) {
            Thread.onSpinWait();
        }
        // two of them have no parent here any more
        assertThat(shell.processes()).hasSize(4);
        shell.destroy();
        assertThat(new String(
                        TestHost.run("ps", "-eo", "args").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .doesNotContain("sleep 300; true");
    }
}
