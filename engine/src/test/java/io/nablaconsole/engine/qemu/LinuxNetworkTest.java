package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.readUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.devices.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Linux guest on a bridge of the engine's, in a network namespace of its own. */
@Tag("qemu")
@Tag("root")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinuxNetworkTest {
    private static final String PAGE = "served over a bridge\n";

    @RegisterExtension
    final Namespace namespace = new Namespace();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void takesTheAddressItIsGivenAndItsPacketsAreCounted(@TempDir Path directory) throws IOException {
        QemuHost.requireQemu();
        Path kernel = QemuHost.requireKernel();
        byte[] initrd = Initrd.shell(QemuHost.requireBusybox(), QemuHost.modules(kernel), PAGE);
        Config config = Config.builder(kernel)
                .arguments("quiet")
                .memory(MemorySize.ofMebibytes(256))
                .annotation(
                        "io.nablaconsole.qemu.initrd",
                        Files.write(directory.resolve("initrd"), initrd).toString())
                .device("net0", new BridgedTap("br0", null, new GuestAddress("10.7.0.2/24", "10.7.0.1"), null))
                .netnsPath(namespace.path())
                .build();
        Container container = engine.factory().create("bridged", config);
        container.run(ContainerProcess.ofConfig());
        try (ConsoleSession console = container.openConsole()) {
            readUntil(console, "guest# ");
            QemuFixture.type(console, "cat /proc/cmdline");
            readUntil(console, "ip=10.7.0.2::10.7.0.1:255.255.255.0::eth0:off quiet");
            assertThat(namespace.run("busybox", "wget", "-q", "-O", "-", "http://10.7.0.2/"))
                    .isEqualTo(PAGE);
        }
        // the tap is the engine's and in another namespace: it is seen all the same
        assertThat(container.stats().networks()).singleElement().satisfies(network -> {
            assertThat(network.tap()).startsWith("nb");
            assertThat(network.sentBytes()).isGreaterThan(PAGE.length());
            assertThat(network.receivedPackets()).isPositive();
        });
    }
}
