package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.oci.ConfigDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What limits leave to QEMU and to its guest. */
@Tag("qemu")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QemuLimitsTest {
    @RegisterExtension
    final QemuFixture qemu = new QemuFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private ConfigBuilder guest(Resources resources) throws IOException {
        return Config.builder(Files.write(directory.resolve("kernel"), TinyGuests.pvh(5)))
                .memory(MemorySize.ofMebibytes(16))
                .resources(resources);
    }

    private static Resources memory(long mebibytes) {
        return Resources.NONE.withMemory(new Resources.Memory(mebibytes << 20, null, null));
    }

    @Test
    void tooFewThreadsAreRefusedByNameAndTheLeastWorks() throws IOException {
        for (long few : new long[] {0, 1, 6}) {
            assertThatThrownBy(() -> qemu.factory()
                            .create(
                                    "few",
                                    guest(Resources.NONE.withPidsLimit(few)).build()))
                    .hasMessageContaining("linux.resources.pids.limit is " + few + ", and QEMU needs 7 threads");
        }
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        Assumptions.assumeTrue(root, "skipped: needs root");
        Container least =
                qemu.running("least", guest(Resources.NONE.withPidsLimit(7)).build());
        assertThat(exitOf(least).code()).isEqualTo(11);
    }

    @Test
    void aLimitOfMemoryIsForBoth() throws IOException {
        Config config = guest(memory(256)).memory(MemorySize.ofMebibytes(256)).build();
        assertThat(QemuPlan.of(config).memory()).isEqualTo(MemorySize.ofMebibytes(256 - 64 - 2));
        Config own = guest(memory(256)).build();
        assertThat(QemuPlan.of(own).memory()).as("a size of its own").isEqualTo(MemorySize.ofMebibytes(16));
        Config small = guest(memory(64)).memory(MemorySize.ofMebibytes(64)).build();
        assertThatThrownBy(() -> QemuPlan.of(small))
                .hasMessageContaining("linux.resources.memory.limit of 64 MiB leaves the guest nothing");
    }

    /** What a foreign bundle says by {@code vm}: kernel or disk outside of its rootfs, memory, processors. */
    @Test
    void aBundleOfAVirtualMachineBoots() throws IOException {
        Path disk = Files.write(directory.resolve("root.img"), TinyGuests.bootSector("hello from vm.image", 1));
        Files.createDirectory(directory.resolve("rootfs"));
        String document = """
                {"ociVersion": "1.3.0", "root": {"path": "rootfs"}, "process": {"args": ["sh"], "cwd": "/"},
                 "vm": {"image": {"path": "%s", "format": "raw"}, "hwConfig": {"vcpus": 2, "memory": 16777216}}}
                """.formatted(disk);
        Config config = ConfigDocument.read(document.getBytes(StandardCharsets.UTF_8), directory);
        assertThat(QemuPlan.of(config).settings().cpus()).isEqualTo(2);
        Container machine = qemu.factory().create("vm", config);
        machine.run(ContainerProcess.ofConfig());
        assertThat(machine.awaitExit(EngineFixture.LIMIT.multipliedBy(4))).isPresent();
        assertThat(wholeConsole(machine)).contains("hello from vm.image");
    }
}
