package io.nablaconsole.engine.cgroup;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.container.EngineParts;
import io.nablaconsole.engine.container.NablaFactory;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Containers in a real tree of version 2, also where the host has its controllers in trees of version 1: joining,
 * freezing and killing need none of them.
 */
@Tag("root")
@Timeout(60)
class Version2Test {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Hierarchy tree;

    @BeforeEach
    void aTreeThatWeMayWrite() {
        List<Hierarchy> trees = Hierarchy.mounted(Path.of("/proc/self/mountinfo")).stream()
                .filter(mounted -> mounted.unified() && mounted.writable("nabla"))
                .toList();
        Assumptions.assumeFalse(trees.isEmpty(), "skipped: no control groups of version 2 that this user may write");
        tree = trees.get(0);
    }

    private NablaFactory factory() {
        Shim shim = new Shim(ShimBinary.unpack());
        return new NablaFactory(new EngineParts(
                StoreRoot.open(engine.root()),
                Nabla.defaultHandlers(),
                () -> shim,
                1 << 20,
                new Cgroups(List.of(tree))));
    }

    private Container running(Resources resources) {
        Container clock =
                factory().create("clock", sample("clock").resources(resources).build());
        clock.run(ContainerProcess.ofConfig());
        return clock;
    }

    @Test
    void aContainerIsJoinedFrozenThawedAndRemoved() throws IOException {
        Container clock = running(Resources.NONE);
        Path group = Path.of(clock.state().cgroup().get(Cgroup.UNIFIED));
        assertThat(group).startsWith(tree.top());
        String pid = String.valueOf(clock.state().initProcessPid());
        assertThat(Files.readAllLines(group.resolve("cgroup.procs"))).containsExactly(pid);
        assertThat(clock.processes()).containsExactly(Integer.valueOf(pid));
        clock.pause();
        assertThat(Files.readString(group.resolve("cgroup.events"))).contains("frozen 1");
        assertThat(clock.status()).isEqualTo(Status.PAUSED);
        clock.resume();
        assertThat(Files.readString(group.resolve("cgroup.events"))).contains("frozen 0");
        clock.pause();
        clock.destroy();
        assertThat(group).doesNotExist();
        assertThat(Path.of("/proc", pid)).doesNotExist();
    }

    private void assumeControllers(String... names) {
        Assumptions.assumeTrue(
                tree.controllers().containsAll(List.of(names)),
                "skipped: the controllers of this host are in trees of version 1");
    }

    @Test
    void limitsAreInTheKernelsFiles() throws IOException {
        assumeControllers("memory", "cpu", "pids");
        Container clock = running(Resources.NONE
                .withCpu(Resources.Cpu.NONE.withShares(512).withQuota(50_000, 100_000))
                .withMemory(new Resources.Memory(16L << 20, 8L << 20, 32L << 20))
                .withPidsLimit(7));
        Path group = Path.of(clock.state().cgroup().get(Cgroup.UNIFIED));
        assertThat(group.resolve("memory.max")).hasContent(String.valueOf(16L << 20));
        assertThat(group.resolve("memory.low")).hasContent(String.valueOf(8L << 20));
        assertThat(group.resolve("memory.swap.max")).hasContent(String.valueOf(16L << 20));
        assertThat(group.resolve("cpu.weight")).hasContent("20");
        assertThat(group.resolve("cpu.max")).hasContent("50000 100000");
        assertThat(group.resolve("pids.max")).hasContent("7");
    }

    @Test
    void limitsOfALiveContainerChange() throws IOException {
        assumeControllers("memory", "cpu", "pids");
        Container clock = running(Resources.NONE.withPidsLimit(7));
        Path group = Path.of(clock.state().cgroup().get(Cgroup.UNIFIED));
        clock.set(clock.config().toBuilder()
                .resources(Resources.NONE
                        .withCpu(Resources.Cpu.NONE.withShares(256))
                        .withMemory(new Resources.Memory(128L << 20, null, null))
                        .withPidsLimit(9))
                .build());
        assertThat(group.resolve("pids.max")).hasContent("9");
        assertThat(group.resolve("cpu.weight")).hasContent("10");
        assertThat(group.resolve("memory.max")).hasContent(String.valueOf(128L << 20));
    }

    @Test
    void whatAskedForMoreMemoryThanItsLimitIsEnded() throws Exception {
        assumeControllers("memory");
        Cgroup group = new Cgroups(List.of(tree))
                .make("nabla-test-" + ProcessHandle.current().pid(), Resources.NONE, 0);
        String join = "echo $$ > " + group.joinFiles().get(0) + "; ";
        Process greedy =
                new ProcessBuilder("sh", "-c", join + "exec dd if=/dev/zero of=/dev/null bs=200M count=1").start();
        assertThat(greedy.waitFor(50, TimeUnit.SECONDS)).as("it ended").isTrue();
        assertThat(greedy.exitValue()).isEqualTo(128 + 9);
        assertThat(Files.readString(group.joinFiles().get(0).resolveSibling("memory.events")))
                .contains("oom_kill 1");
        Cgroups.remove(group, pid -> false);
    }

    @Test
    void everyProcessInItEndsWithIt() throws Exception {
        Cgroup group = new Cgroups(List.of(tree))
                .make("nabla-test-" + ProcessHandle.current().pid(), Resources.NONE, 0);
        Process sleep = new ProcessBuilder("sleep", "300").start();
        Files.writeString(group.joinFiles().get(0), String.valueOf(sleep.pid()));
        group.freezer().freeze();
        Cgroups.remove(group, pid -> false);
        assertThat(sleep.waitFor(10, TimeUnit.SECONDS)).as("it ended").isTrue();
        assertThat(group.directories().values())
                .allSatisfy(path -> assertThat(path).doesNotExist());
    }
}
