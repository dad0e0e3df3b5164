package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The ten defects of the engine this one was carried from: each is gone. */
@Timeout(60)
class SeedDefectsTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Path file(String id, String name) {
        return engine.root().resolve(id).resolve(name);
    }

    /** 1: start hung for ever when the init had died before the fifo. */
    @Test
    void startAfterAFailingHookIsAnErrorNotAHang() {
        Hook fails = new Hook(Path.of("/bin/false"), List.of(), List.of(), null);
        Container container = engine.factory()
                .create(
                        "hook",
                        sample("hello")
                                .hooks(Hooks.NONE.with(Hooks.Point.PRESTART, fails))
                                .build());
        assertThat(codeOf(() -> container.run(ContainerProcess.ofConfig()))).isEqualTo(ErrorCode.SYSTEM_ERROR);
        assertThat(codeOf(container::exec)).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
    }

    /** 2: an id was joined into a path unchecked, and what was there removed. */
    @Test
    void anIdIsNeverAPath(@TempDir Path precious) throws IOException {
        Files.writeString(precious.resolve("file"), "keep");
        for (String id : List.of("..", ".", "../" + precious.getFileName(), precious.toString(), "")) {
            assertThat(codeOf(() -> engine.factory().delete(id, true))).isEqualTo(ErrorCode.INVALID_ID_FORMAT);
            assertThat(codeOf(() -> engine.factory().load(id))).isEqualTo(ErrorCode.INVALID_ID_FORMAT);
        }
        assertThat(engine.root()).isDirectory();
        assertThat(precious.resolve("file")).hasContent("keep");
    }

    /** 3: a create that failed left things behind and burnt the id. */
    @Test
    void aFailedCreateLeavesItsIdFree() {
        for (String step : List.of("fs.create", "network.create", "exec.create")) {
            List<String> calls = new ArrayList<>();
            assertThatThrownBy(() -> Nabla.factory(engine.root(), SpyHandler.three(calls, step))
                            .create("again", sample("hello").build()))
                    .hasMessageContaining(step + " fails");
            assertThat(engine.root()).isEmptyDirectory();
            // what was made is undone, last first; the one that failed cleans up after itself
            assertThat(calls).filteredOn(call -> call.endsWith("create")).last().isEqualTo(step);
            assertThat(calls).filteredOn(call -> call.endsWith("destroy")).isEqualTo(undone(calls));
        }
        assertThat(engine.factory().create("again", sample("hello").build()).status())
                .isEqualTo(Status.STOPPED);
    }

    private static List<String> undone(List<String> calls) {
        List<String> reversed = new ArrayList<>();
        calls.stream()
                .filter(call -> call.endsWith(".create"))
                .forEach(call -> reversed.add(0, call.replace(".create", ".destroy")));
        return reversed;
    }

    /** 4: names cut after twelve characters collided, short ids panicked. */
    @Test
    void idsWithACommonBeginningAndShortOnesLiveSideBySide() {
        List<String> ids = List.of("container-one-1", "container-one-2", "container-one-", "c");
        List<Container> all =
                ids.stream().map(id -> engine.running(id, "clock")).toList();
        assertThat(all).extracting(Container::status).containsOnly(Status.RUNNING);
        assertThat(all.stream().map(one -> one.state().consoleSocket())).doesNotHaveDuplicates();
        assertThat(all.stream().map(one -> one.state().cgroup().get("freezer")))
                .satisfiesAnyOf(
                        paths -> assertThat(paths).doesNotHaveDuplicates(),
                        paths -> assertThat(paths).containsOnlyNulls());
    }

    /** 5: a stranger with the same pid got the signal, and a zombie counted as running. */
    @Test
    void strangersAndZombiesAreNotTheContainer() throws Exception {
        Container container = engine.running("reused", "exitcode", "0");
        exitOf(container);
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 & echo $!; exec sleep 300").start();
        try {
            // it ends under a parent that never asks how
            int zombie = Integer.parseInt(parent.inputReader().readLine());
            while (!ProcessIdentity.read(zombie).orElseThrow().ended()) {
                Thread.onSpinWait();
            }
            pretend(zombie, ProcessIdentity.read(zombie).orElseThrow().start());
            assertThat(container.status()).isEqualTo(Status.STOPPED);
            pretend((int) parent.pid(), "1");
            assertThat(container.status()).isEqualTo(Status.STOPPED);
            assertThat(codeOf(() -> container.signal(Signal.KILL, true))).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
            container.destroy();
            assertThat(parent.isAlive()).isTrue();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private void pretend(int pid, String start) throws IOException {
        Path state = file("reused", "state.json");
        Files.writeString(
                state,
                Files.readString(state)
                        .replaceFirst("\"init_process_pid\" : \\d+", "\"init_process_pid\" : " + pid)
                        .replaceFirst(
                                "\"init_process_start\" : \"\\d*\"", "\"init_process_start\" : \"" + start + "\""));
    }

    /** 6: destroy ran out of order, stopped at the first error, and left the rest. */
    @Test
    void destroyTriesEveryStepInOrderAndReportsAllFailures() {
        List<String> calls = new ArrayList<>();
        Container container = Nabla.factory(
                        engine.root(), SpyHandler.three(calls, "exec.destroy", "network.destroy", "fs.destroy"))
                .create("steps", sample("hello").build());
        assertThat(calls)
                .containsExactly(
                        "fs.validate",
                        "network.validate",
                        "exec.validate",
                        "fs.create",
                        "network.create",
                        "exec.create");
        calls.clear();
        assertThatThrownBy(container::destroy)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("exec.destroy fails")
                .hasMessageContaining("network.destroy fails")
                .hasMessageContaining("fs.destroy fails");
        assertThat(calls).containsExactly("exec.destroy", "network.destroy", "fs.destroy");
        assertThat(engine.root()).isEmptyDirectory();
    }

    /** 7: files were copied into the rootfs, and quotes in arguments were lost. */
    @Test
    void theRootfsIsOnlyReadAndArgumentsArriveWhole(@TempDir Path rootfs) throws IOException {
        Files.copy(Nabla.images().sampleFile("args"), rootfs.resolve("guest"));
        var before = Files.getLastModifiedTime(rootfs);
        Config config = Config.builder(rootfs.resolve("guest"))
                .arguments("two words", "a \"quoted\" one", "back\\slash")
                .terminal(false)
                .build();
        Container container = engine.factory().create("args", config);
        container.run(ContainerProcess.ofConfig());
        exitOf(container);
        assertThat(wholeConsole(container))
                .contains("[two words]", "[a \"quoted\" one]", "[back\\slash]")
                .doesNotContainIgnoringCase("debug");
        container.destroy();
        try (Stream<Path> files = Files.list(rootfs)) {
            assertThat(files).containsExactly(rootfs.resolve("guest"));
        }
        assertThat(Files.getLastModifiedTime(rootfs)).isEqualTo(before);
    }

    /** 8: nothing started without a network. */
    @Test
    void noNetworkIsNeeded() {
        Container hello = engine.running("alone", "hello");
        assertThat(exitOf(hello).code()).isZero();
        assertThat(hello.state().networkState().options()).isEmpty();
        assertThat(hello.config().netnsPath()).isNull();
    }

    /** 9: devices were given by position in an old tender's way; they have names in the manifest. */
    @Test
    void devicesAreGivenByTheNamesInTheManifest(@TempDir Path files) throws IOException {
        Path disk = Files.write(files.resolve("disk"), new byte[4096]);
        DeviceBacking backing = new DeviceBacking.BlockFile(disk, false, 512);
        assertThatThrownBy(() -> engine.factory()
                        .create("wrong", sample("disk").device("disc", backing).build()))
                .hasMessageContaining("storage");
        Container container = engine.factory()
                .create(
                        "right",
                        sample("disk", "write", "1", "kept")
                                .device("storage", backing)
                                .build());
        container.run(ContainerProcess.ofConfig());
        assertThat(exitOf(container).code()).isZero();
        assertThat(Files.readString(disk)).contains("kept");
    }

    /** 10: the state was written in place, errors were dropped, and nobody kept the exit status. */
    @Test
    void stateIsNeverSeenInPartAndTheExitIsKept() throws Exception {
        Container clock = engine.running("clock", "clock");
        AtomicBoolean done = new AtomicBoolean();
        List<Throwable> torn = new ArrayList<>();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                try {
                    Json.parse(Files.readAllBytes(file("clock", "state.json")));
                } catch (IOException e) {
                    torn.add(e);
                }
            }
        });
        reader.start();
        for (int i = 0; i < 10; i++) {
            clock.pause();
            clock.resume();
        }
        done.set(true);
        reader.join();
        assertThat(torn).isEmpty();
        clock.signal(Signal.TERM, false);
        exitOf(clock);
        assertThat(Nabla.factory(engine.root()).load("clock").exit())
                .hasValueSatisfying(exit -> assertThat(exit.signal()).isEqualTo(Signal.TERM));
    }
}
