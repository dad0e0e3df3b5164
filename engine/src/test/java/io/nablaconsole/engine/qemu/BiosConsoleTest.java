package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What speaks through the BIOS alone is heard. */
@Tag("qemu")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BiosConsoleTest {
    @RegisterExtension
    final QemuFixture qemu = new QemuFixture();

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @EnumSource(Machine.class)
    void aProgramInABzImageIsHeard(Machine machine) throws IOException {
        QemuHost.requireQemu();
        Path file = Files.write(directory.resolve("program.lkrn"), TinyGuests.biosProgram("hello, BIOS", 7));
        Container container = qemu.running(
                "program",
                Config.builder(file)
                        .memory(MemorySize.ofMebibytes(32))
                        .annotation(SettingsReader.PREFIX + "machine", machine.toString())
                        .build());
        assertThat(exitOf(container).code()).isEqualTo(ProbeImage.exitCode(7));
        assertThat(wholeConsole(container)).contains("hello, BIOS");
    }
}
