package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.oci.ConfigDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What others see in the kernel's groups: all of a container, nothing but it, and what was asked for to the byte. */
@Tag("root")
@Timeout(120)
class ControlGroupsTest {
    private static final String OTHERS =
            "nabla-test-others-" + ProcessHandle.current().pid();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path bundle;

    private final List<Process> others = new ArrayList<>();
    private final List<Path> groups = new ArrayList<>();

    @BeforeEach
    void root() {
        TestHost.assumeRoot();
    }

    @AfterEach
    void removeOthers() throws Exception {
        for (Process other : others) {
            other.destroyForcibly().waitFor();
        }
        for (Path group : groups) {
            for (int i = 0; Files.exists(group) && i < 1000; i++) {
                try {
                    Files.delete(group);
                } catch (IOException e) {
                    Thread.onSpinWait(); // the kernel takes the dead out a moment later
                }
            }
        }
    }

    private Container running(String id, Resources resources) {
        Container clock = engine.factory()
                .create(id, sample("clock", "100000").resources(resources).build());
        clock.run(ContainerProcess.ofConfig());
        Assumptions.assumeFalse(clock.state().cgroup().isEmpty(), "skipped: this host lets us make no control group");
        return clock;
    }

    private static void assumeVersion1(Container container) {
        Assumptions.assumeTrue(
                container.state().cgroup().containsKey("memory"), "skipped: needs control groups of version 1");
    }

    /** Somebody else's process in a group, which is made in each tree that the container has. */
    private Process other(Map<String, String> trees, String below) throws IOException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        others.add(sleep);
        for (String path : trees.values()) {
            Path group = Path.of(path).resolve(below).normalize();
            make(group);
            Files.writeString(group.resolve("cgroup.procs"), String.valueOf(sleep.pid()));
        }
        return sleep;
    }

    private void make(Path group) throws IOException {
        if (Files.exists(group)) {
            return;
        }
        Path parent = Objects.requireNonNull(group.getParent());
        make(parent);
        Files.createDirectory(group);
        groups.add(0, group);
        for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
            // version 1 takes nobody into a group without processors
            if (Files.exists(group.resolve(file))
                    && Files.readString(group.resolve(file)).isBlank()) {
                Files.writeString(
                        group.resolve(file),
                        Files.readString(parent.resolve(file)).strip());
            }
        }
    }

    @Test
    void aContainerIsInEveryTreeThatOthersReadItsFiguresFrom() throws IOException {
        Container clock = running("trees", Resources.NONE.withCgroupsPath("/nabla/test-trees"));
        assertThat(engine.factory().load("trees").state().cgroupFound()).isEmpty();
        List<String> elsewhere;
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + clock.state().initProcessPid() + "/cgroup"))) {
            // beside trees of version 1, the one of version 2 counts nothing
            elsewhere = lines.filter(line ->
                            !line.startsWith("0::") || !clock.state().cgroup().containsKey("memory"))
                    .filter(line -> !line.endsWith("/nabla/test-trees"))
                    .toList();
        }
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void aGuestThatSleepsHasItsOwnCpuTimeAndNotTheMachines() throws IOException {
        Container clock = running("sleeps", Resources.NONE);
        assumeVersion1(clock);
        long nanos =
                Long.parseLong(Files.readString(Path.of(clock.state().cgroup().get("cpuacct"), "cpuacct.usage"))
                        .strip());
        assertThat(Duration.ofNanos(nanos)).isPositive().isLessThan(Duration.ofSeconds(5));
        assertThat(clock.stats().cpuTime()).isBetween(Duration.ofNanos(nanos), Duration.ofSeconds(5));
    }

    @Test
    void aGroupOfOthersIsRefusedAndLeftAlone() throws IOException {
        Map<String, String> trees = running("first", Resources.NONE).state().cgroup();
        Process inside = other(trees, "../../" + OTHERS + "/below");
        Container second = engine.factory()
                .create(
                        "second",
                        sample("hello")
                                .resources(Resources.NONE.withCgroupsPath("/" + OTHERS))
                                .build());
        assertThatThrownBy(() -> second.run(ContainerProcess.ofConfig()))
                .hasMessageContaining("linux.cgroupsPath '" + OTHERS + "'")
                .hasMessageContaining("the first is " + inside.pid());
        second.destroy();
        assertThat(inside.isAlive()).isTrue();
        assertThat(groups).isNotEmpty().allSatisfy(group -> assertThat(group).exists());
    }

    @Test
    void twoContainersHaveNotOneGroup() {
        Resources shared = Resources.NONE.withCgroupsPath("/nabla/test-shared");
        Container first = running("first", shared);
        Container second = engine.factory()
                .create("second", sample("hello").resources(shared).build());
        assertThatThrownBy(() -> second.run(ContainerProcess.ofConfig()))
                .hasMessageContaining("the first is " + first.state().initProcessPid());
        engine.factory().delete("second", true);
        assertThat(first.stats().cpuTime()).as("it runs on").isPositive();
    }

    @Test
    void whoJoinedAGroupThatWasThereOutlivesTheContainer() throws Exception {
        Map<String, String> trees = running("first", Resources.NONE).state().cgroup();
        Process before = other(trees, "../../" + OTHERS);
        before.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Container guest = running("guest", Resources.NONE.withCgroupsPath("/" + OTHERS));
        assertThat(guest.state().cgroupFound()).isNotEmpty();
        Process joined = other(trees, "../../" + OTHERS);
        int pid = guest.state().initProcessPid();
        assertThat(guest.processes()).as("of the container alone").containsExactly(pid);
        guest.destroy();
        assertThat(Path.of("/proc", String.valueOf(pid))).doesNotExist();
        assertThat(joined.isAlive()).isTrue();
        assertThat(groups).allSatisfy(group -> assertThat(group).exists());
    }

    private Config limited(long limit, String... args) throws IOException {
        Path rootfs = Files.createDirectories(bundle.resolve("rootfs"));
        if (Files.notExists(rootfs.resolve("memory.spt"))) {
            Files.copy(Nabla.images().sampleFile("memory"), rootfs.resolve("memory.spt"));
        }
        String document = """
                {"ociVersion": "1.3.0", "process": {"args": ["/memory.spt", "%s"], "cwd": "/"},
                 "root": {"path": "rootfs"}, "linux": {"resources": {"memory": {"limit": %s}}}}
                """.formatted(String.join(" ", args), limit);
        return ConfigDocument.read(document.getBytes(StandardCharsets.UTF_8), bundle);
    }

    private static String limitFile(State state) throws IOException {
        String unified = state.cgroup().get("unified");
        Path file = unified == null
                ? Path.of(state.cgroup().get("memory"), "memory.limit_in_bytes")
                : Path.of(unified, "memory.max");
        return Files.readString(file).strip();
    }

    @Test
    void aLimitIsKeptToTheByteAndTheGuestMayUseItsShare() throws IOException {
        for (long limit : List.of(16L << 20, 64L << 20)) {
            // what the program and its stack take of the guest's own memory is two of its mebibytes
            long all = (limit >> 20) - 4;
            Container memory = engine.factory().create("share", limited(limit, String.valueOf(all)));
            memory.run(ContainerProcess.ofConfig());
            Assumptions.assumeFalse(memory.state().cgroup().isEmpty(), "skipped: no control group");
            try (ConsoleSession console = memory.openConsole()) {
                readUntil(console, "Holding " + all + " MiB");
            }
            assertThat(limitFile(memory.state())).isEqualTo(String.valueOf(limit));
            engine.factory().delete("share", true);
        }
    }

    @Test
    void aLimitThatLeavesTheGuestNothingIsRefused() {
        assertThatThrownBy(() -> engine.factory().create("tiny", limited(1 << 20, "1")))
                .hasMessageContaining("linux.resources.memory.limit of 1 MiB leaves the guest nothing");
    }

    @Test
    void zeroIsNoLimit() throws IOException {
        Container memory = engine.factory().create("zero", limited(0, "1"));
        assertThat(memory.config().memory()).isEqualTo(MemorySize.DEFAULT_GUEST);
        assertThat(memory.config().resources().memory()).isEqualTo(Resources.Memory.NONE);
    }

    @Test
    void anEndForLackOfMemoryIsCalledThat() {
        Container memory = engine.factory()
                .create(
                        "greedy",
                        sample("memory", "60")
                                .memory(MemorySize.ofMebibytes(64))
                                .resources(Resources.NONE.withMemory(new Resources.Memory(8L << 20, null, null)))
                                .build());
        memory.run(ContainerProcess.ofConfig());
        Assumptions.assumeFalse(memory.state().cgroup().isEmpty(), "skipped: no control group");
        ExitRecord exit = exitOf(memory);
        assertThat(exit.signal()).isEqualTo(Signal.KILL);
        assertThat(exit.reason()).contains("out of memory");
    }

    @Test
    void aKillBySomebodyIsNotCalledLackOfMemoryAfterOneThatWas() {
        Config greedy = sample("memory", "60")
                .memory(MemorySize.ofMebibytes(64))
                .resources(Resources.NONE.withMemory(new Resources.Memory(8L << 20, null, null)))
                .build();
        Container memory = engine.factory().create("again", greedy);
        memory.run(ContainerProcess.ofConfig());
        Assumptions.assumeFalse(memory.state().cgroup().isEmpty(), "skipped: no control group");
        exitOf(memory);
        memory.start(ContainerProcess.ofConfig());
        memory.signal(Signal.KILL, false);
        assertThat(exitOf(memory).reason()).doesNotContain("out of memory");
    }

    @Test
    void aStartThatFailsLeavesTheReasonOfTheEndBeforeIt() {
        Config greedy = sample("memory", "60")
                .memory(MemorySize.ofMebibytes(64))
                .resources(Resources.NONE.withMemory(new Resources.Memory(8L << 20, null, null)))
                .build();
        Container memory = engine.factory().create("kept", greedy);
        memory.run(ContainerProcess.ofConfig());
        Assumptions.assumeFalse(memory.state().cgroup().isEmpty(), "skipped: no control group");
        ExitRecord exit = exitOf(memory);
        assertThat(exit.reason()).contains("out of memory");
        ContainerProcess nowhere = ContainerProcess.ofConfig().withCwd("/is/not/there");
        assertThatThrownBy(() -> memory.start(nowhere)).hasMessageContaining("process.cwd");
        assertThat(exitOf(memory)).isEqualTo(exit);
    }

    @Test
    void pidsAreLimitedAsTheSpecificationSays() throws IOException {
        for (Map.Entry<Long, String> limit :
                Map.of(-1L, "max", 0L, "0", 7L, "7").entrySet()) {
            Container clock = running("pids", Resources.NONE.withPidsLimit(limit.getKey()));
            String controller = clock.state().cgroup().containsKey("unified") ? "unified" : "pids";
            assertThat(Path.of(clock.state().cgroup().get(controller), "pids.max"))
                    .hasContent(limit.getValue());
            engine.factory().delete("pids", true);
        }
        Container none = running("none", Resources.NONE);
        String controller = none.state().cgroup().containsKey("unified") ? "unified" : "pids";
        assertThat(Path.of(none.state().cgroup().get(controller), "pids.max")).hasContent("max");
    }

    @Test
    void theProcessorsAreThoseAskedFor() throws IOException {
        Container clock = running("cpus", Resources.NONE.withCpu(new Resources.Cpu(null, null, null, "0", null)));
        String status = Files.readString(Path.of("/proc/" + clock.state().initProcessPid() + "/status"));
        assertThat(status).containsPattern("Cpus_allowed_list:\\s+0\n");
    }

    @Test
    void unifiedIsWrittenOnVersion2AndRefusedOnVersion1() {
        Map<String, String> trees = running("which", Resources.NONE).state().cgroup();
        Resources high =
                new Resources(null, Resources.Memory.NONE, Resources.Cpu.NONE, null, Map.of("memory.high", "67108864"));
        if (trees.containsKey("unified")) {
            Container clock = running("unified", high);
            assertThat(Path.of(clock.state().cgroup().get("unified"), "memory.high"))
                    .hasContent("67108864");
        } else {
            assertThatThrownBy(() -> running("unified", high))
                    .hasMessageContaining("linux.resources.unified.memory.high");
        }
    }
}
