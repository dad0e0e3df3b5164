package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the host's files mean nothing but the files, whatever stands in them. */
@Tag("qemu")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostPathsTest {
    private static final String ODD = "--a 'b\\ \"c, ,d\"=e\t,file=f\n-append g";

    @RegisterExtension
    final QemuFixture qemu = new QemuFixture();

    @TempDir
    Path temporary = Path.of("");

    private Path directory = Path.of("");

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private ConfigBuilder guest(String in, byte[] image) throws IOException {
        directory = Files.createDirectories(temporary.resolve(in));
        return Config.builder(Files.write(directory.resolve("the image"), image))
                .memory(MemorySize.ofMebibytes(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "a,b", ODD})
    void aMultibootKernelIsToldItsArgumentsAndGivenItsModule(String in) throws IOException {
        ConfigBuilder config = guest(in, TinyGuests.echo()).arguments("one", "two words", "three,four");
        Path module = Files.writeString(directory.resolve("in it, rd"), "all of the module");
        Container container = qemu.running(
                "echo",
                config.annotation(SettingsReader.PREFIX + "initrd", module.toString())
                        .annotation(SettingsReader.PREFIX + "append", "first")
                        .build());
        assertThat(exitOf(container).code()).isEqualTo(3);
        // before the arguments stands the kernel, in one word
        assertThat(wholeConsole(container)).matches("(?s)[^ ]+ first one \"two words\" three,four\\|all of the module");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ODD})
    void aDiskIsFound(String in) throws IOException {
        ConfigBuilder config = guest(in, TinyGuests.bootSector("from the disk", 1));
        Path second = Files.write(directory.resolve("second, disk"), new byte[512]);
        Container container = qemu.running(
                "disk",
                config.annotation(SettingsReader.PREFIX + "disk.0", second.toString())
                        .build());
        assertThat(exitOf(container).code()).isEqualTo(3);
        assertThat(wholeConsole(container)).contains("from the disk");
    }
}
