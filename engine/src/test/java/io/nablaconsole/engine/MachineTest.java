package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.hvt.KvmProbe;
import io.nablaconsole.engine.hvt.KvmReport;
import io.nablaconsole.engine.qemu.Accelerator;
import io.nablaconsole.engine.qemu.QemuProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test machine has what it is made for, so that no test is skipped there without a notice. */
@Tag("machine")
class MachineTest {
    @BeforeEach
    void assumeMachine() {
        Assumptions.assumeTrue(
                System.getenv("NABLA_TEST_MACHINE") != null, "skipped: engine/src/test/machine/run makes that machine");
    }

    @Test
    void kvmRunsGuestsWithVectorInstructions() {
        KvmReport report = new KvmProbe().report();
        assertThat(report.state()).as(report.message().text()).isEqualTo(KvmReport.State.READY);
    }

    @Test
    void qemuTakesKvm() {
        assertThat(QemuProbe.onPath().orElseThrow().report()).satisfies(report -> {
            assertThat(report.accelerator()).as(report.cause()).isEqualTo(Accelerator.KVM);
            assertThat(report.cause()).isEmpty();
        });
    }

    @Test
    void controllersAreInTheOneTreeOfVersion2() throws IOException {
        assertThat(Files.readString(Path.of("/sys/fs/cgroup/cgroup.controllers")))
                .contains("memory", "cpu", "pids");
    }

    @Test
    void appArmorIsThere() {
        assertThat(Path.of("/sys/kernel/security/apparmor")).isDirectory();
    }
}
