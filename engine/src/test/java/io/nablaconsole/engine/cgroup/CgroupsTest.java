package io.nablaconsole.engine.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.api.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written where, on trees of plain files in the place of the kernel's. */
class CgroupsTest {
    private static final Resources ALL = new Resources(
            "/machine/one",
            new Resources.Memory(100L << 20, 50L << 20, 200L << 20),
            new Resources.Cpu(1024L, 20_000L, 50_000L, null, null),
            -1L);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path top;

    private Path group(String... files) throws IOException {
        Path group = Files.createDirectories(top.resolve("machine/one"));
        for (String file : files) {
            Files.createFile(group.resolve(file));
        }
        return group;
    }

    @Test
    void version2() throws IOException {
        Path group = group("memory.max", "memory.low", "memory.swap.max", "cpu.weight", "cpu.max", "pids.max");
        Files.createFile(top.resolve("cgroup.subtree_control"));
        Cgroup made =
                new Cgroups(List.of(new Hierarchy(top, true, Set.of("memory", "cpu", "pids")))).make("unused", ALL, 0);
        assertThat(made.directories()).containsOnlyKeys("unified").containsValue(group);
        assertThat(group.resolve("memory.max")).hasContent(String.valueOf(100L << 20));
        assertThat(group.resolve("memory.low")).hasContent(String.valueOf(50L << 20));
        assertThat(group.resolve("memory.swap.max")).hasContent(String.valueOf(100L << 20));
        assertThat(group.resolve("cpu.weight")).hasContent("39");
        assertThat(group.resolve("cpu.max")).hasContent("20000 50000");
        assertThat(group.resolve("pids.max")).hasContent("max");
        assertThat(Files.readString(top.resolve("cgroup.subtree_control"))).contains("+");
        State state = State.builder("one", EngineFixture.sample("hello").build(), Instant.EPOCH)
                .cgroup(made.state(), made.found())
                .build();
        assertThat(Cgroup.of(state)).isEqualTo(made);
        assertThat(made.found()).as("it was there before").containsExactly("unified");
    }

    @Test
    void aControllerThatIsMissingIsNamedUnlessNobodyAskedForIt() throws IOException {
        Path group = group("cpu.weight", "cpu.max");
        Cgroups host = new Cgroups(List.of(new Hierarchy(top, true, Set.of("cpu"))));
        assertThatThrownBy(() -> host.require(ALL)).hasMessageContaining("linux.resources.memory.reservation");
        Resources own = new Resources("/machine/one", Resources.Memory.NONE, Resources.Cpu.NONE, null);
        assertThat(host.make("unused", own, 1 << 20).directories()).containsValue(group);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b,a/b",
        "a/b,a/b",
        "user.slice:libpod:x,user.slice/libpod-x.scope",
        "a-b.slice::x,a.slice/a-b.slice/x.scope",
        ":cri:x,cri-x.scope",
        "/,nabla/id",
        ".,nabla/id",
        "//a//./b/.,a/b"
    })
    void paths(String given, String expected) {
        assertThat(GroupPath.of(given, "nabla/id")).isEqualTo(expected);
    }

    @Test
    void aNameThatNoGroupCanHaveIsRefusedBeforeAnythingIsMade() {
        Cgroups host = new Cgroups(List.of(new Hierarchy(top, true, Set.of("cpu"))));
        for (String odd : List.of("/a\nb", "a/" + "ü".repeat(128), "user.slice:x:a\nb")) {
            Resources own = new Resources(odd, Resources.Memory.NONE, Resources.Cpu.NONE, null);
            assertThatThrownBy(() -> host.require(own)).hasMessageContaining("a name that no control group can have");
        }
        assertThat(GroupPath.of("a/" + "x".repeat(255), "nabla/id")).hasSize(257);
    }

    @ParameterizedTest
    @CsvSource({"2,1", "1024,39", "262144,10000", "1000000,10000", "1,1"})
    void sharesBecomeWeights(long shares, long weight) {
        assertThat(Setting.weight(shares)).isEqualTo(weight);
    }

    @Test
    void mountsAreReadFromTheKernelsList() throws IOException {
        Path list = top.resolve("mountinfo");
        Files.writeString(list, """
                35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
                36 31 0:33 / /sys/fs/cgroup/cpu,cpuacct rw shared:9 - cgroup cgroup rw,cpu,cpuacct
                41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
                42 31 0:39 / /tmp rw - tmpfs tmpfs rw
                """);
        assertThat(Hierarchy.mounted(list))
                .hasSize(3)
                .extracting(Hierarchy::unified)
                .containsExactly(false, false, true);
        assertThat(Hierarchy.mounted(list).get(1).controllers()).contains("cpu", "cpuacct");
        assertThat(Hierarchy.mounted(top.resolve("missing"))).isEmpty();
    }

    @Test
    void threadsOfTheKernelAreNoProcessesOfAGroup() throws IOException {
        assumeThat(Path.of("/proc/2/comm")).as("a host's, not a namespace's").hasContent("kthreadd");
        long own = ProcessHandle.current().pid();
        Files.writeString(group(Cgroup.PROCESSES).resolve(Cgroup.PROCESSES), "2\n" + own + "\n");
        Cgroup cgroup = new Cgroup(Map.of(Cgroup.UNIFIED, top.resolve("machine/one")));
        assertThat(cgroup.processes()).containsExactly((int) own);
    }

    @Test
    void aGroupThatCannotBeHeldGoesOn() throws IOException {
        Path group = group("cgroup.freeze", "cgroup.threads");
        Files.writeString(group.resolve("cgroup.events"), "populated 1\nfrozen 0\n"); // whatever is asked for
        Freezer freezer = new Cgroup(Map.of(Cgroup.UNIFIED, group)).freezer();
        assertThatThrownBy(freezer::freeze).hasMessageContaining("was not frozen within 2 s");
        assertThat(group.resolve("cgroup.freeze")).hasContent("0");
    }

    @Test
    void aKernelsThreadDoesNotKeepAGroupFromBeingFrozen() throws IOException {
        assumeThat(Path.of("/proc/2/comm")).as("a host's, not a namespace's").hasContent("kthreadd");
        Path group = group("cgroup.freeze", "cgroup.threads");
        Files.writeString(group.resolve("cgroup.events"), "populated 1\nfrozen 0\n");
        Freezer freezer = new Cgroup(Map.of(Cgroup.UNIFIED, group)).freezer();
        Path self = Path.of("/proc/thread-self").toRealPath().getFileName();
        Files.writeString(group.resolve("cgroup.threads"), "2\n");
        assertThat(freezer.frozen()).as("nobody asked for it").isFalse();
        Files.writeString(group.resolve("cgroup.freeze"), "1\n");
        assertThat(freezer.frozen()).isTrue();
        Files.writeString(group.resolve("cgroup.threads"), "2\n" + self + "\n");
        assertThat(freezer.frozen()).as("this thread runs").isFalse();
        Files.writeString(group.resolve("cgroup.threads"), "");
        assertThat(freezer.frozen()).as("no thread of the kernel's is there").isFalse();
    }
}
