package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.readUntil;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.devices.Namespace;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A guest of several networks is told its address for the card that has it. */
@Tag("qemu")
@Tag("root")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuestCardsTest {
    private static final String MAC = "02:00:00:00:00:0b";

    @RegisterExtension
    final Namespace namespace = new Namespace();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory = Path.of("");

    @Test
    void linuxFindsTheAddressedCardUnderTheNameItIsTold() {
        QemuHost.requireQemu();
        BridgedTap addressed = new BridgedTap("br1", MAC, new GuestAddress("10.7.0.2/24", null), null);
        Container container = engine.factory()
                .create(
                        "linux",
                        LinuxGuest.require(directory)
                                .config()
                                .annotation("io.nablaconsole.qemu.net", "user")
                                .device("a", BridgedTap.on("br0"))
                                .device("b", addressed)
                                .netnsPath(namespace.path())
                                .build());
        container.run(ContainerProcess.ofConfig());
        try (ConsoleSession console = container.openConsole()) {
            LinuxGuest.awaitShell(console);
            QemuFixture.type(console, "cat /proc/cmdline; ip link show eth2");
            readUntil(console, "ip=10.7.0.2:::255.255.255.0::eth2:off");
            readUntil(console, "link/ether " + MAC);
        }
    }
}
