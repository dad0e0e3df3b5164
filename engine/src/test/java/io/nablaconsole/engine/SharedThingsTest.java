package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.devices.Namespace;
import io.nablaconsole.engine.program.ProgramSearch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What two containers cannot both have is said when the second is made, and refused while the first one runs. */
class SharedThingsTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory = Path.of("");

    private final List<String> warnings = new ArrayList<>();
    private final Logger logger = Logger.getLogger("io.nablaconsole.engine.container.NablaFactory");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listener);
    }

    private Path disk() throws IOException {
        return Files.write(directory.resolve("data.img"), new byte[64 << 10]);
    }

    private static Config on(Path file, boolean readOnly, String... arguments) {
        return sample("disk", arguments)
                .device("storage", new BlockFile(file, readOnly, 512))
                .build();
    }

    private Container waiting(String id, Config config) {
        Container container = engine.factory().create(id, config);
        container.start(ContainerProcess.ofConfig());
        return container;
    }

    private void secondIsRefused(String what, Config first, Config second) {
        Container holder = waiting("first", first);
        assertThat(warnings).isEmpty();
        assertThat(engine.factory().warnings("second", second))
                .singleElement()
                .extracting(Message::text)
                .asString()
                .contains("container first has " + what);
        assertThat(warnings).as("to ask is not to make").isEmpty();
        Container other = engine.factory().create("second", second);
        assertThat(warnings).singleElement().asString().contains("container first has " + what, "cannot run at once");
        assertThatThrownBy(() -> other.start(ContainerProcess.ofConfig()))
                .hasMessageContaining(what + " is in use by another process, that of container first (created): stop");
        assertThat(other.status()).isEqualTo(Status.STOPPED);
        holder.destroy();
        other.start(ContainerProcess.ofConfig());
    }

    @Test
    void aDiskThatIsWritten() throws IOException {
        Path link = Files.createLink(directory.resolve("the same"), disk());
        secondIsRefused("disk " + link, on(directory.resolve("data.img"), true), on(link, false));
    }

    @Test
    void aDiskThatAllReadIsShared() throws IOException {
        Path disk = disk();
        waiting("first", on(disk, true, "list"));
        Container second = waiting("second", on(disk, true, "list"));
        second.exec();
        assertThat(exitOf(second).code()).isZero();
        assertThat(warnings).isEmpty();
    }

    @Nested
    @Tag("qemu")
    class OnQemu {
        @BeforeEach
        void needsQemu() {
            Assumptions.assumeTrue(
                    ProgramSearch.path().find("qemu-system-x86_64").isPresent(), "skipped: needs qemu-system-x86");
        }

        /** A boot sector that waits. */
        private ConfigBuilder guest() throws IOException {
            byte[] image = new byte[1 << 20];
            System.arraycopy(new byte[] {(byte) 0xf4, (byte) 0xeb, (byte) 0xfd}, 0, image, 0, 3);
            image[510] = 0x55;
            image[511] = (byte) 0xaa;
            return Config.builder(Files.write(directory.resolve("boot.img"), image))
                    .memory(MemorySize.ofMebibytes(16));
        }

        private ConfigBuilder with(String name, String value) throws IOException {
            return guest().annotation("io.nablaconsole.qemu." + name, value);
        }

        @Test
        void aDisk() throws IOException {
            String disk = disk().toString();
            secondIsRefused(
                    "disk " + disk,
                    with("disk.0", disk).build(),
                    with("disk.3", disk).build());
        }

        @Test
        void aPort() throws IOException {
            Container first = engine.factory()
                    .create("first", with("forward.0", "tcp:48123:80").build());
            engine.factory()
                    .create("second", with("forward.7", "tcp:0.0.0.0:48123:81").build());
            engine.factory().create("third", with("forward.7", "udp:48123:81").build());
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("qemu.forward.7: container first has tcp port 48123 of 0.0.0.0");
            assertThat(first.status()).isEqualTo(Status.STOPPED);
        }

        /** Of another root, or of no container at all: only its lock tells. */
        @Test
        void aDiskOfAStranger() throws IOException {
            Path disk = disk();
            Process stranger = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Locker.class.getName(),
                            disk.toString())
                    .start();
            try {
                assertThat(stranger.getInputStream().read()).isEqualTo('l');
                Container container = engine.factory()
                        .create("guest", with("disk.0", disk.toString()).build());
                assertThatThrownBy(() -> container.run(ContainerProcess.ofConfig()))
                        .hasMessageContaining("disk " + disk + " is in use by java (process " + stranger.pid() + ")");
            } finally {
                stranger.destroy();
            }
        }
    }

    /** A program that locks a file and says so. */
    static final class Locker {
        private Locker() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.print('l');
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Nested
    @Tag("root")
    class OnANetwork {
        @RegisterExtension
        final Namespace namespace = new Namespace();

        private Config with(DeviceBacking device) {
            return sample("ping")
                    .device("net0", device)
                    .netnsPath(namespace.path())
                    .build();
        }

        private DeviceBacking bridged(String bridge, String mac, String address) {
            return new BridgedTap(bridge, mac, new GuestAddress(address, null), null);
        }

        @Test
        void anAddress() {
            secondIsRefused(
                    "address 10.7.0.2",
                    with(bridged("br0", "02:00:00:00:00:01", "10.7.0.2/24")),
                    with(bridged("br0", "02:00:00:00:00:02", "10.7.0.2/16")));
        }

        @Test
        void aHardwareAddress() {
            secondIsRefused(
                    "hardware address 02:00:00:00:00:0A",
                    with(bridged("br0", "02:00:00:00:00:0a", "10.7.0.2/24")),
                    with(bridged("br0", "02:00:00:00:00:0A", "10.7.0.3/24")));
        }

        @Test
        void aTap() throws IOException {
            namespace.run("ip", "tuntap", "add", "dev", "t0", "mode", "tap");
            namespace.run("ip", "link", "set", "t0", "up");
            DeviceBacking tap = new DeviceBacking.Tap("t0", null);
            secondIsRefused("tap t0", with(tap), with(tap));
        }

        @Test
        void onAnotherBridgeNothingIsTheSame() {
            waiting("first", with(bridged("br0", "02:00:00:00:00:01", "10.7.0.2/24")));
            waiting("second", with(bridged("br1", "02:00:00:00:00:01", "10.7.0.2/24")));
            assertThat(warnings).isEmpty();
        }
    }
}
