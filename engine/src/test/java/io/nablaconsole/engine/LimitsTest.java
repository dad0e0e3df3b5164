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
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.cgroup.Cgroups;
import io.nablaconsole.engine.container.EngineParts;
import io.nablaconsole.engine.container.NablaFactory;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Limits of a container's control group, what can be changed of them, and the figures of what it uses. */
class LimitsTest {
    private static final long TENDER = 64L << 20;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static Resources limits() {
        return Resources.NONE
                .withCpu(Resources.Cpu.NONE.withShares(512).withQuota(50_000, 100_000))
                .withPidsLimit(7);
    }

    private static String read(Container container, String controller, String file) throws IOException {
        return Files.readString(
                        Path.of(container.state().cgroup().get(controller)).resolve(file))
                .strip();
    }

    /** The kernel's files of version 1; those of version 2 are in Version2Test. */
    private static void assumeVersion1(Container container) {
        Assumptions.assumeTrue(
                container.state().cgroup().keySet().containsAll(List.of("memory", "cpu", "pids")),
                "skipped: needs version 1 control groups that this user may write");
    }

    @Test
    @Tag("root")
    void areSetWhereTheTenderRuns() throws IOException {
        TestHost.assumeRoot();
        Container clock = engine.factory()
                .create("limited", sample("clock").resources(limits()).build());
        clock.run(ContainerProcess.ofConfig());
        assumeVersion1(clock);
        assertThat(read(clock, "memory", "memory.limit_in_bytes")).isEqualTo(String.valueOf((16L << 20) + TENDER));
        assertThat(read(clock, "cpu", "cpu.shares")).isEqualTo("512");
        assertThat(read(clock, "cpu", "cpu.cfs_quota_us")).isEqualTo("50000");
        assertThat(read(clock, "pids", "pids.max")).isEqualTo("7");
        assertThat(read(clock, "cpu", "cgroup.procs"))
                .isEqualTo(String.valueOf(clock.state().initProcessPid()));
        assertThat(clock.inspect()).contains("\"cgroup\" : {");
        Map<String, String> groups = clock.state().cgroup();
        clock.destroy();
        groups.values().forEach(path -> assertThat(Path.of(path)).doesNotExist());
    }

    @Test
    @Tag("root")
    void pausingFreezesAndAFrozenContainerCanBeKilled() throws IOException {
        TestHost.assumeRoot();
        Container clock = engine.running("frozen", "clock");
        assumeVersion1(clock);
        clock.pause();
        assertThat(read(clock, "freezer", "freezer.state")).isEqualTo("FROZEN");
        assertThat(clock.stop(EngineFixture.LIMIT)).isPresent();
    }

    @Nested
    class WithoutControlGroups {
        private final NablaFactory factory = new NablaFactory(new EngineParts(
                StoreRoot.open(engine.root()),
                Nabla.defaultHandlers(),
                () -> new Shim(ShimBinary.unpack()),
                1 << 20,
                Cgroups.none()));

        @Test
        void limitsThatWereAskedForAreRefusedByName() {
            assertThatThrownBy(() -> factory.create(
                            "x", sample("clock").resources(limits()).build()))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                    .hasMessageContaining("linux.resources.cpu.shares");
            assertThat(engine.root()).isEmptyDirectory();
        }

        @Test
        void theSizeOfTheGuestNeedsNoneAndPauseWorks() {
            Container clock = factory.create(
                    "free",
                    sample("clock")
                            .resources(Resources.NONE.withMemory(new Resources.Memory(16L << 20, null, null)))
                            .build());
            clock.run(ContainerProcess.ofConfig());
            assertThat(clock.inspect()).contains("\"cgroup\" : null");
            clock.pause();
            clock.resume();
            assertThat(clock.processes()).containsExactly(clock.state().initProcessPid());
        }
    }

    @Nested
    class Set {
        @Test
        @Tag("root")
        void changesLimitsAndAnnotationsOfALiveContainer() throws IOException {
            TestHost.assumeRoot();
            Container clock = engine.running("changed", "clock");
            assumeVersion1(clock);
            Config old = clock.config();
            clock.set(old.toBuilder()
                    .annotation("team", "blue")
                    .resources(old.resources()
                            .withCpu(Resources.Cpu.NONE.withShares(256))
                            .withMemory(new Resources.Memory(128L << 20, null, null))
                            .withPidsLimit(9))
                    .build());
            assertThat(read(clock, "cpu", "cpu.shares")).isEqualTo("256");
            assertThat(read(clock, "pids", "pids.max")).isEqualTo("9");
            assertThat(read(clock, "memory", "memory.limit_in_bytes")).isEqualTo(String.valueOf(128L << 20));
            Config saved = Nabla.factory(engine.root()).load("changed").config();
            assertThat(saved.memory()).as("the guest's own size stays").isEqualTo(MemorySize.ofMebibytes(16));
            assertThat(saved.annotations()).containsEntry("team", "blue");
            assertThat(saved.resources().pidsLimit()).isEqualTo(9);
        }

        @Test
        void namesEveryFieldThatCannotChangeAndChangesNothing() throws IOException {
            Container clock = engine.running("fixed", "clock");
            byte[] before = Files.readAllBytes(engine.root().resolve("fixed/config.json"));
            assertThatThrownBy(() -> clock.set(clock.config().toBuilder()
                            .arguments("5")
                            .memory(MemorySize.ofMebibytes(32))
                            .annotation("a", "b")
                            .build()))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                    .hasMessageContaining("process.args, the guest's memory");
            assertThat(engine.root().resolve("fixed/config.json")).hasBinaryContent(before);
            assertThat(clock.config().annotations()).isEmpty();
        }
    }

    @Nested
    class Figures {
        @Test
        void ofTheGuestsMemoryAreWhatItTouched() {
            Container memory = engine.factory()
                    .create(
                            "memory",
                            sample("memory", "8")
                                    .memory(MemorySize.ofMebibytes(64))
                                    .build());
            memory.run(ContainerProcess.ofConfig());
            try (ConsoleSession console = memory.openConsole()) {
                readUntil(console, "Holding 8 MiB");
            }
            Stats stats = memory.stats();
            assertThat(stats.guestMemory()).isEqualTo(MemorySize.ofMebibytes(64));
            assertThat(stats.guestTouched()).isBetween(MemorySize.ofMebibytes(8), MemorySize.ofMebibytes(12));
            assertThat(stats.rss()).isGreaterThanOrEqualTo(stats.guestTouched());
            assertThat(stats.pss()).isNotNull();
            // a huge page costs one fault for all of its 512 pages
            assertThat(stats.minorFaults()).isGreaterThan(8);
            assertThat(stats.io()).isNotNull();
            assertThat(stats.block()).as("it has no disk").isNull();
            assertThat(stats.networks()).isEmpty();
        }

        @Test
        void ofADiskAreThereWhenThereIsOne(@TempDir Path files) throws IOException {
            Path disk = Files.write(files.resolve("disk"), new byte[4096]);
            Container container = engine.factory()
                    .create(
                            "disk",
                            sample("disk")
                                    .device("storage", new DeviceBacking.BlockFile(disk, true, 512))
                                    .build());
            container.start(ContainerProcess.ofConfig());
            assertThat(container.stats().block()).isNotNull();
            container.exec();
            exitOf(container);
        }
    }
}
