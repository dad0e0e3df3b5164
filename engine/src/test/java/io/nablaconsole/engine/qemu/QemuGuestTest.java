package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.User;
import io.nablaconsole.engine.image.TestImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Guests of a few instructions, each booted in another way. */
@Tag("qemu")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QemuGuestTest {
    @RegisterExtension
    final QemuFixture qemu = new QemuFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private ConfigBuilder guest(String name, byte[] image) throws IOException {
        return Config.builder(Files.write(directory.resolve(name), image)).memory(MemorySize.ofMebibytes(16));
    }

    @Test
    void theExitCodeOfAMultibootKernelIsKept() throws IOException {
        Container container =
                qemu.running("multiboot", guest("kernel", ProbeImage.bytes(21)).build());
        assertThat(exitOf(container).code()).isEqualTo(43);
        assertThat(container.snapshot().tender()).isEqualTo("qemu");
    }

    @Test
    void aPvhKernelBoots() throws IOException {
        assertThat(exitOf(qemu.running("pvh", guest("kernel", TinyGuests.pvh(5)).build()))
                        .code())
                .isEqualTo(11);
    }

    @Test
    void aDiskBootsAndItsSerialLineIsTheConsole() throws IOException {
        Container container = qemu.running(
                "disk",
                guest("disk.img", TinyGuests.bootSector("hello from the boot sector", 1))
                        .build());
        assertThat(exitOf(container).code()).isEqualTo(3);
        assertThat(wholeConsole(container)).contains("hello from the boot sector");
    }

    @Test
    void aQcow2DiskBoots() throws IOException {
        Path raw = Files.write(directory.resolve("raw"), TinyGuests.bootSector("hello from qcow2", 2));
        Path disk = directory.resolve("disk.qcow2");
        QemuHost.image("convert", "-f", "raw", "-O", "qcow2", raw.toString(), disk.toString());
        Config config = Config.builder(disk).memory(MemorySize.ofMebibytes(16)).build();
        Container container = qemu.running("qcow2", config);
        assertThat(exitOf(container).code()).isEqualTo(5);
        assertThat(wholeConsole(container)).contains("hello from qcow2");
    }

    @Test
    void aCdBoots() throws IOException {
        Container container = qemu.running(
                "cd", guest("boot.iso", TinyGuests.cd("hello from the CD", 3)).build());
        assertThat(exitOf(container).code()).isEqualTo(7);
        assertThat(wholeConsole(container)).contains("hello from the CD");
    }

    @Test
    void anotherUserIsRefusedBeforeAnythingIsMade() throws IOException {
        Config config = guest("kernel", ProbeImage.bytes(1))
                .settings(ProcessSettings.INHERITED.toBuilder()
                        .user(User.of(54321, 54321))
                        .build())
                .build();
        assertThatThrownBy(() -> qemu.factory().create("other", config))
                .hasMessageContaining("process.user asks for user 54321")
                .hasMessageContaining("run the engine as");
        assertThat(qemu.factory().list()).isEmpty();
    }

    /** A rumprun guest's files become a CD image at create: it is named in what would run, and not there yet. */
    @Test
    void aDiskThatIsStillToBeMadeIsShown() {
        byte[] rumprun = "..rumprun_boot..".getBytes(StandardCharsets.US_ASCII);
        // a header of multiboot's with load addresses of its own, as Solo5 gives its guests for virtio
        byte[] header = HexFormat.of().parseHex("02b0ad1b" + "00000100" + "fe4f51e4" + "00".repeat(20));
        Path image =
                new TestImage(header).abi(3, 1).block("rootfs").data(rumprun).write(directory);
        Config config = Config.builder(image).memory(MemorySize.ofMebibytes(16)).build();
        Path root = directory.resolve("root");
        LaunchPlan plan = Nabla.factory(root).preview("rumprun", config);
        assertThat(plan.tender()).isEqualTo(QemuExec.NAME);
        assertThat(plan.command())
                .anyMatch(word -> word.contains("format=raw") && word.endsWith("file=" + root + "/rumprun/rootfs.iso"));
        assertThat(root.resolve("rumprun")).doesNotExist();
    }

    @Test
    void itsSandboxIsToldInWords() throws IOException {
        Config config = guest("kernel", ProbeImage.bytes(1)).build();
        assertThat(Nabla.images().sandbox(config)).satisfies(report -> {
            assertThat(report.calls()).isEmpty();
            assertThat(report.otherwise()).contains("a machine of its own").contains("filter");
        });
    }

    @Test
    void theProbeTellsWhatBoots() throws IOException {
        QemuProbe probe = new QemuProbe(QemuHost.requireQemu(), new ProbeCache(directory.resolve("probe.json")));
        QemuProbe.Report report = probe.report();
        System.out.println("QEMU " + report.version() + " with " + report.accelerator() + "; " + report.cause());
        assertThat(report.version()).matches("\\d+\\.\\d+.*");
        assertThat(report.cause().isEmpty()).isEqualTo(report.accelerator() == Accelerator.KVM);
        assertThat(probe.report()).isEqualTo(report);
        assertThat(probe.boot(Accelerator.TCG, Duration.ofSeconds(20))
                        .orElseThrow()
                        .code())
                .isEqualTo(85);
    }

    @Test
    void aTakenPortNamesItsHolderBeforeAnythingIsMade() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Config config = guest("kernel", ProbeImage.bytes(1))
                    .annotation("io.nablaconsole.qemu.forward.0", "tcp:" + holder.getLocalPort() + ":80")
                    .build();
            assertThatThrownBy(() -> qemu.factory().create("taken", config))
                    .hasMessageContaining("annotations.io.nablaconsole.qemu.forward.0")
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
            assertThat(qemu.factory().list()).isEmpty();
        }
    }
}
