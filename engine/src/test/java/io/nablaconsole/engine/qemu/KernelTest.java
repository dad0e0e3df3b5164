package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.devices.Prerequisites;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unikernels of other people that boot by multiboot: Solo5's own tests for virtio ({@code SOLO5_TESTS}) and an image of
 * Unikraft's helloworld ({@code UNIKRAFT_IMAGE}).
 */
@Tag("qemu")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelTest {
    /** Both write 41 to isa-debug-exit, whatever their program returned. */
    private static final int ENDED = ProbeImage.exitCode(41);

    @RegisterExtension
    final QemuFixture qemu = new QemuFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private static ConfigBuilder solo5(String test, String... arguments) {
        return Config.builder(Prerequisites.solo5Test(test, "virtio"))
                .arguments(arguments)
                .memory(MemorySize.ofMebibytes(64));
    }

    @Test
    void solo5sHelloIsToldItsArguments() {
        Container hello =
                qemu.running("hello", solo5("test_hello", "Hello_Solo5").build());
        assertThat(exitOf(hello).code()).isEqualTo(ENDED);
        assertThat(wholeConsole(hello)).contains("SUCCESS");
        Container blanks =
                qemu.running("blanks", solo5("test_hello", "two words", "ä").build());
        assertThat(exitOf(blanks).code()).isEqualTo(ENDED);
        assertThat(wholeConsole(blanks)).contains("Command line is: '\"two words\" ä'");
    }

    @Test
    void solo5sDiskTestPasses() throws IOException {
        Path disk = Files.write(directory.resolve("disk.img"), new byte[4 << 20]);
        Container container = qemu.running(
                "blk",
                solo5("test_blk")
                        .device("storage", new BlockFile(disk, false, BlockFile.DEFAULT_BLOCK_SIZE))
                        .build());
        assertThat(exitOf(container).code()).isEqualTo(ENDED);
        assertThat(wholeConsole(container)).contains("SUCCESS");
    }

    @Test
    void solo5sNetTestAnswersPings() throws IOException {
        try (HostTap tap = HostTap.require("nablaq1", "10.0.0.1/24")) {
            Container container = qemu.running(
                    "net",
                    solo5("test_net")
                            .device("service0", new Tap(tap.name(), null))
                            .build());
            boolean answered = false;
            for (int attempt = 0; attempt < 20 && !answered; attempt++) {
                answered = InetAddress.getByName("10.0.0.2").isReachable(1000);
            }
            assertThat(answered).isTrue();
            assertThat(container.stats().networks().get(0).sentPackets()).isPositive();
        }
    }

    @Test
    void unikraftsHelloworldPrintsItsArguments() {
        String image = System.getenv("UNIKRAFT_IMAGE");
        Prerequisites.require(image != null, "UNIKRAFT_IMAGE does not name a build of Unikraft's helloworld for QEMU");
        Config config = Config.builder(Path.of(String.valueOf(image)))
                .arguments("one", "two")
                .memory(MemorySize.ofMebibytes(64))
                .build();
        Container container = qemu.running("unikraft", config);
        assertThat(exitOf(container).code()).isEqualTo(ENDED);
        assertThat(wholeConsole(container)).contains("Hello world!").contains("\"one\" \"two\"");
    }
}
