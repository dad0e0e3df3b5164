package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the annotations may say, and what is told when they say something else. */
class QemuSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path bundle;

    @SuppressWarnings("NullAway.Init") // made before each test
    private ConfigBuilder config;

    @BeforeEach
    void imageInABundle() {
        config = Config.builder(bundle.resolve("kernel"));
    }

    private QemuSettings with(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            config.annotation(SettingsReader.PREFIX + pairs[i], pairs[i + 1]);
        }
        return QemuSettings.of(config.build());
    }

    private Path file(String name, String content) throws IOException {
        return Files.write(bundle.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void nothingSaidIsOneProcessorAndNoDevice() {
        QemuSettings settings = with();
        assertThat(settings.cpus()).isEqualTo(1);
        assertThat(settings.accelerator()).isNull();
        assertThat(settings.machine()).isNull();
        assertThat(settings.initrd()).isNull();
        assertThat(settings.userNetwork()).isFalse();
        assertThat(settings.disks()).isEmpty();
    }

    @Test
    void relativePathsStartFromTheBundle() throws IOException {
        Path initrd = file("initrd", "x");
        assertThat(with("initrd", "initrd").initrd()).isEqualTo(initrd);
    }

    @Test
    void annotationsOfOthersAreLeftAlone() {
        config.annotation("io.nablaconsole.tender", "qemu").annotation("org.example", "x");
        assertThat(with("cpus", "2").cpus()).isEqualTo(2);
    }

    @Test
    void disksComeInTheOrderOfTheirNumbers() throws IOException {
        Path first = file("a", "raw");
        Path second = file("b.qcow2", "QFI\u00fb");
        QemuSettings settings = with("disk.10", "b.qcow2", "disk.9", "a", "disk.10.readonly", "true");
        assertThat(settings.disks())
                .containsExactly(
                        new QemuDisk(first, DiskFormat.RAW, false), new QemuDisk(second, DiskFormat.QCOW2, true));
    }

    @Test
    void aDiskWhoseContentIsNotWhatItsNameSaysMustBeExplained() throws IOException {
        file("a.img", "QFI\u00fb");
        assertThatThrownBy(() -> with("disk.0", "a.img"))
                .hasMessageContaining("name of a raw disk and the content of a qcow2")
                .hasMessageContaining("annotations.io.nablaconsole.qemu.disk.0.format");
        assertThat(with("disk.0.format", "raw").disks().get(0).format()).isEqualTo(DiskFormat.RAW);
    }

    @Test
    void forwardsBringTheNetwork() {
        QemuSettings settings = with("forward.0", "tcp:8080:80", "forward.1", "udp:0.0.0.0:5353:53");
        assertThat(settings.userNetwork()).isTrue();
        assertThat(settings.forwards())
                .containsEntry("forward.0", new PortForward(PortForward.Protocol.TCP, "127.0.0.1", 8080, 80))
                .containsEntry("forward.1", new PortForward(PortForward.Protocol.UDP, "0.0.0.0", 5353, 53));
    }

    @ParameterizedTest
    @CsvSource({
        "cpus, 0, a number from 1 to 255",
        "cpus, two, a number from 1 to 255",
        "accel, xen, 'one of kvm, tcg'",
        "machine, pc, 'one of microvm, q35'",
        "net, bridge, user or none",
        "initrd, gone, a file that can be read",
        "disk.0, gone, cannot read disk",
        "forward.0, 8080:80, tcp:HOSTPORT:GUESTPORT",
        "forward.0, tcp:0:80, 0 is no port",
        "forward.0, tcp:70000:80, 70000 is no port",
        "forward.0, tcp:1.2.3.400:80:80, no IPv4 address",
        "memory, 64M, is not known",
        "disk.x, a, is not known",
    })
    void whatIsWrongIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageContaining("annotations.io.nablaconsole.qemu." + name)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp:8080:80, tcp:8080:81, true",
        "tcp:8080:80, tcp:0.0.0.0:8080:81, true",
        "tcp:8080:80, udp:8080:80, false",
        "tcp:8080:80, tcp:127.0.0.2:8080:80, false",
    })
    void onePortIsForwardedOnce(String first, String second, boolean clash) {
        PortForward one = PortForward.parse(first, "a");
        PortForward two = PortForward.parse(second, "b");
        assertThat(one.clashesWith(two)).isEqualTo(clash);
        assertThat(two.clashesWith(one)).isEqualTo(clash);
    }
}
