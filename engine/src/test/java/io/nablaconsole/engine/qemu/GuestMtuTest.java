package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.readUntil;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.devices.Namespace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest on QEMU sends packets as large as its tap takes, and no larger. */
@Tag("qemu")
@Tag("root")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuestMtuTest {
    @RegisterExtension
    final Namespace namespace = new Namespace();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory = Path.of("");

    private void guestHas(int mtu, DeviceBacking device) throws IOException {
        QemuHost.requireQemu();
        Container container = engine.factory()
                .create(
                        "linux",
                        LinuxGuest.require(directory)
                                .config()
                                .device("net0", device)
                                .netnsPath(namespace.path())
                                .build());
        container.run(ContainerProcess.ofConfig());
        try (ConsoleSession console = container.openConsole()) {
            LinuxGuest.awaitShell(console);
            QemuFixture.type(console, "ip link show eth0");
            readUntil(console, "mtu " + mtu + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1400, 9000})
    void onABridgeOfAnotherMtu(int mtu) throws IOException {
        namespace.run("ip", "link", "add", "br7", "mtu", String.valueOf(mtu), "type", "bridge");
        namespace.run("ip", "link", "set", "br7", "up");
        guestHas(mtu, BridgedTap.on("br7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1500, 1280})
    void onATapOfItsOwn(int mtu) throws IOException {
        namespace.run("ip", "tuntap", "add", "tap7", "mode", "tap");
        namespace.run("ip", "link", "set", "tap7", "mtu", String.valueOf(mtu), "up");
        guestHas(mtu, new Tap("tap7", null));
    }
}
