package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.devices.Namespace;
import io.nablaconsole.engine.devices.Prerequisites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guests on a bridge of the engine's, in a network namespace of their own, with the tender that the engine chooses for
 * them.
 */
@Tag("qemu")
@Tag("root")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BridgedGuestTest {
    private static final Duration GRACE = Duration.ofSeconds(40);

    @RegisterExtension
    final Namespace namespace = new Namespace();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private Container running(String id, Config config) {
        Container container = engine.factory().create(id, config);
        container.run(ContainerProcess.ofConfig());
        assertThat(container.snapshot().tender()).isEqualTo(QemuExec.NAME);
        return container;
    }

    private Config linux(Path directory) {
        return LinuxGuest.require(directory)
                .config()
                .device("net0", new BridgedTap("br0", null, new GuestAddress("10.7.0.2/24", "10.7.0.1"), null))
                .netnsPath(namespace.path())
                .build();
    }

    @Test
    void linuxTakesTheAddressItIsGivenAndItsPacketsAreCounted(@TempDir Path directory) throws IOException {
        Container container = running("linux", linux(directory));
        try (ConsoleSession console = container.openConsole()) {
            LinuxGuest.awaitShell(console);
            QemuFixture.type(console, "cat /proc/cmdline");
            readUntil(console, "ip=10.7.0.2::10.7.0.1:255.255.255.0::eth0:off quiet");
        }
        assertThat(namespace.run("busybox", "wget", "-q", "-O", "-", "http://10.7.0.2/"))
                .isEqualTo(LinuxGuest.PAGE);
        // the tap is the engine's and in another namespace: it is seen all the same
        assertThat(container.stats().networks()).singleElement().satisfies(network -> {
            assertThat(network.tap()).startsWith("nb");
            assertThat(network.sentBytes()).isGreaterThan(LinuxGuest.PAGE.length());
            assertThat(network.receivedPackets()).isPositive();
        });
        container.pause();
        container.resume();
        assertThat(container.status()).isEqualTo(Status.RUNNING);
        container.stop(GRACE);
        assertThat(wholeConsole(container)).contains("power button pressed");
    }

    @Test
    void linuxTakesNoAddressOfIpv6OnItsCommandLine(@TempDir Path directory) {
        BridgedTap both = new BridgedTap("br0", null, null, new GuestAddress("fd00::2/64", null));
        Config config = linux(directory).toBuilder().device("net0", both).build();
        assertThatThrownBy(() -> engine.factory().create("linux", config))
                .hasMessageContaining("device 'net0' has an IPv6 address")
                .hasMessageContaining("let the guest configure it");
    }

    @Test
    void solo5sNetTestAnswersPings() throws IOException {
        Prerequisites.require(Prerequisites.program("ping").isPresent(), "no ping: apt-get install iputils-ping");
        Container container = running(
                "solo5",
                Config.builder(Prerequisites.solo5Test("test_net", "virtio"))
                        .memory(MemorySize.ofMebibytes(64))
                        .device("service0", BridgedTap.on("br0"))
                        .netnsPath(namespace.path())
                        .build());
        // the address is built into the test
        namespace.run("ip", "address", "add", "10.0.0.1/24", "dev", "br0");
        String untilAnswered = "for i in $(seq 20); do ping -c 1 -W 1 10.0.0.2 && exit; done; exit 1";
        assertThat(namespace.run("bash", "-c", untilAnswered)).contains("1 received");
        assertThat(container.stats().networks().get(0).sentPackets()).isPositive();
    }
}
