package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.devices.Namespace;
import io.nablaconsole.engine.devices.Prerequisites;
import io.nablaconsole.engine.image.ImageInspector;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Unikraft unikernel with lwIP and virtio's drivers, which {@code UNIKRAFT_WEB_IMAGE} names. Its program says
 * {@code argument: 'X'} for each argument; with a disk it says {@code disk: read 'TEXT'} of its first sector and writes
 * "written by unikraft" into the second; with a network it says {@code web: listening}, answers any request on port 80
 * with "served by unikraft" and a line break, and ends after one for {@code /end}.
 */
@Tag("qemu")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnikraftTest {
    private static final String PAGE = "served by unikraft\n";
    private static final int SECTOR = 512;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private static ConfigBuilder unikraft() {
        String image = System.getenv("UNIKRAFT_WEB_IMAGE");
        Prerequisites.require(
                image != null, "UNIKRAFT_WEB_IMAGE does not name a build of Unikraft with a web server and a disk");
        Path file = Path.of(String.valueOf(image));
        assertThat(ImageInspector.inspect(file).kind()).isEqualTo(ImageReport.Kind.UNIKRAFT);
        return Config.builder(file).arguments("one", "two words").memory(MemorySize.ofMebibytes(64));
    }

    private Container listening(Config config) {
        Container container = engine.factory().create("unikraft", config);
        container.run(ContainerProcess.ofConfig());
        assertThat(container.snapshot().tender()).isEqualTo(QemuExec.NAME);
        try (ConsoleSession console = container.openConsole()) {
            assertThat(readUntil(console, "web: listening")).contains("argument: 'one'", "argument: 'two words'");
        }
        return container;
    }

    @Test
    void usesItsDiskAndServesAPageOverAForwardedPort(@TempDir Path directory) throws IOException {
        byte[] sectors = Arrays.copyOf("found on the disk".getBytes(StandardCharsets.UTF_8), 8 * SECTOR);
        Path disk = Files.write(directory.resolve("disk.img"), sectors);
        int port = QemuHost.freePort();
        Container container = listening(unikraft()
                .device("disk", new BlockFile(disk, false, BlockFile.DEFAULT_BLOCK_SIZE))
                .annotation("io.nablaconsole.qemu.forward.0", "tcp:" + port + ":80")
                .build());
        assertThat(container.stats().block())
                .isNotNull()
                .satisfies(block -> assertThat(block.writes()).isPositive());
        assertThat(LinuxGuest.fetched("127.0.0.1:" + port)).isEqualTo(PAGE);
        try (InputStream end =
                URI.create("http://127.0.0.1:" + port + "/end").toURL().openStream()) {
            assertThat(end.readAllBytes()).isNotEmpty();
        }
        // what Unikraft writes to isa-debug-exit when its program is done
        assertThat(exitOf(container).code()).isEqualTo(ProbeImage.exitCode(41));
        assertThat(wholeConsole(container)).contains("disk: read 'found on the disk'");
        assertThat(new String(Files.readAllBytes(disk), SECTOR, SECTOR, StandardCharsets.UTF_8))
                .startsWith("written by unikraft\0");
    }

    @Nested
    @Tag("root")
    class OnATap {
        @RegisterExtension
        final Namespace namespace = new Namespace();

        private void servesAPage(Container container) throws IOException {
            assertThat(namespace.run("busybox", "wget", "-q", "-O", "-", "http://10.7.0.2/"))
                    .isEqualTo(PAGE);
            assertThat(container.stats().networks())
                    .singleElement()
                    .satisfies(network -> assertThat(network.sentBytes()).isGreaterThan(PAGE.length()));
        }

        @Test
        void thatExistsServesAPage() throws IOException {
            namespace.run("ip", "tuntap", "add", "mine", "mode", "tap");
            namespace.run("ip", "address", "add", "10.7.0.1/24", "dev", "mine");
            namespace.run("ip", "link", "set", "mine", "up");
            servesAPage(listening(unikraft()
                    .device("net0", new Tap("mine", null))
                    .annotation("io.nablaconsole.qemu.append", "netdev.ip=10.7.0.2/24 --")
                    .netnsPath(namespace.path())
                    .build()));
        }

        @Test
        void onABridgeTakesTheAddressItIsTold() throws IOException {
            servesAPage(listening(unikraft()
                    .device("net0", new BridgedTap("br0", null, new GuestAddress("10.7.0.2/24", "10.7.0.1"), null))
                    .netnsPath(namespace.path())
                    .build()));
        }
    }
}
