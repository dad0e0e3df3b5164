package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.readUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TenderReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real nabla-run with a guest from before Solo5's notes, which {@code NABLA_RUN_IMAGE} names. To be taken for a
 * rumprun one it holds the word {@code rumprun_boot}; it writes {@code cmdline=<LINE>}, {@code read=<TEXT>} of its
 * disk's first block, "written by the guest" into the second block, {@code serving}, and answers pings to 10.0.0.2.
 */
@Tag("root")
class NablaRunTest extends NetworkFixture {
    private static final String TENDER = "nabla-run";
    private static final int BLOCK = 512;

    private static Path image() {
        TenderReport tender = Nabla.tenders().stream()
                .filter(known -> known.name().equals(TENDER))
                .findFirst()
                .orElseThrow();
        Prerequisites.require(tender.usable(), String.valueOf(tender.problem()));
        String image = System.getenv("NABLA_RUN_IMAGE");
        Prerequisites.require(image != null, "NABLA_RUN_IMAGE does not name a guest for nabla-run");
        return Path.of(String.valueOf(image));
    }

    @Test
    void itsGuestIsToldAllAndHasItsDevices(@TempDir Path directory) throws IOException {
        Prerequisites.require(Prerequisites.program("ping").isPresent(), "no ping: apt-get install iputils-ping");
        byte[] blocks = Arrays.copyOf("found on the disk".getBytes(StandardCharsets.UTF_8), 64 * BLOCK);
        Path disk = Files.write(directory.resolve("disk.img"), blocks);
        Config config = Config.builder(image())
                .arguments("two words", "ä")
                .environment(List.of("A=x y"))
                .memory(MemorySize.ofMebibytes(64))
                .device("rootfs", new BlockFile(disk, false, BlockFile.DEFAULT_BLOCK_SIZE))
                .device("tap", BridgedTap.on("br0"))
                .netnsPath(namespace.path())
                .build();
        Container container = engine.factory().create("old", config);
        container.run(ContainerProcess.ofConfig());
        assertThat(container.snapshot().tender()).isEqualTo(TENDER);
        try (ConsoleSession console = container.openConsole()) {
            assertThat(readUntil(console, "serving"))
                    .contains("cmdline=<{")
                    .contains("\"env\":\"A=x y\"")
                    .contains(config.image().getFileName() + " 'two words' ä\"")
                    .contains("read=<found on the disk>");
        }
        assertThat(new String(Files.readAllBytes(disk), BLOCK, BLOCK, StandardCharsets.UTF_8))
                .startsWith("written by the guest\0");
        // the address is built into the guest
        namespace.run("ip", "address", "add", "10.0.0.1/24", "dev", "br0");
        assertThat(namespace.run("ping", "-c", "2", "-W", "5", "10.0.0.2")).contains("2 received");
        assertThat(container.stats().networks())
                .singleElement()
                .satisfies(network -> assertThat(network.sentPackets()).isPositive());
    }
}
