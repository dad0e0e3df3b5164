package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.image.TestImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxReportsTest {
    private final Path directory;

    SandboxReportsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void namesEveryRegionAndCall() {
        SptImage image =
                SptImage.read(new TestImage((byte) 0xf4).block("storage").write(directory));
        AttachedDevice block = new AttachedDevice.Block("storage", 3, 1 << 20, 512, false);
        SandboxReport report = SandboxReports.of(image, MemorySize.ofMebibytes(4), List.of(block));
        assertThat(report.memory())
                .containsExactly(
                        new MemoryRegion(0x10000, 0x14000, "rw-", "boot information"),
                        new MemoryRegion(0x14000, 0x20000, "rw-", "low memory"),
                        new MemoryRegion(0x20000, 0x21000, "r-x", "stub"),
                        new MemoryRegion(0x21000, 0x23000, "r--", "calls and filter"),
                        new MemoryRegion(0x23000, 0x100000, "rw-", "low memory"),
                        new MemoryRegion(0x100000, 0x101000, "r-x", "text"),
                        new MemoryRegion(0x101000, 0x103000, "rw-", "data"),
                        new MemoryRegion(0x103000, 0x400000, "rw-", "heap and stack"));
        assertThat(report.calls())
                .contains(
                        new AllowedCall("write", 1, "descriptor 1", "print on the console"),
                        new AllowedCall(
                                "pread64",
                                17,
                                "descriptor 3, length 512, offset at most 1048064",
                                "read a block of block device 'storage'"));
    }
}
