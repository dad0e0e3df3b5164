package io.nablaconsole.engine.oci;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TransferProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vm object of a bundle says what our annotations say. */
class VmSectionTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static Config read(String members) {
        String document = "{\"ociVersion\": \"1.3.0\", \"root\": {\"path\": \"rootfs\"}, " + members + "}";
        return ConfigDocument.read(document.getBytes(StandardCharsets.UTF_8), Path.of("/bundle"));
    }

    @Test
    void theKernelComesFromTheHostAndItsParametersComeFirst() {
        Path hello = Nabla.images().sampleFile("args");
        Config config = read("""
                "process": {"args": ["app", "last"], "cwd": "/"},
                "vm": {"kernel": {"path": "%s", "parameters": ["one", "hello world"]},
                       "hwConfig": {"memory": 33554432}}
                """.formatted(hello));
        assertThat(config.image()).isEqualTo(hello);
        assertThat(config.memory()).isEqualTo(MemorySize.ofMebibytes(32));
        Container made = engine.factory().create("vm", config);
        assertThat(engine.factory().load("vm").config().args())
                .as("as it is read again")
                .containsExactly("app", "one", "hello world", "last");
        made.run(ContainerProcess.ofConfig());
        exitOf(made);
        assertThat(wholeConsole(made)).contains("one", "hello world", "last");
    }

    @Test
    void anExportTakesTheKernelAlong(@TempDir Path place) throws IOException {
        Path kernel = Files.copy(Nabla.images().sampleFile("args"), place.resolve("kernel.spt"));
        Container made = engine.factory().create("vm", read("""
                "process": {"args": ["app", "last"], "cwd": "/"},
                "vm": {"kernel": {"path": "%s", "parameters": ["one"]}, "hwConfig": {"memory": 33554432}}
                """.formatted(kernel)));
        Path archive = place.resolve("vm.zip");
        Nabla.exportContainer(made, archive, false, TransferProgress.UNSEEN);
        Files.delete(kernel);
        Container again = Nabla.importContainer(
                        engine.factory(),
                        "again",
                        archive,
                        place.resolve("back"),
                        TransferProgress.UNSEEN,
                        named -> false)
                .orElseThrow();
        assertThat(again.config().memory()).isEqualTo(MemorySize.ofMebibytes(32));
        again.run(ContainerProcess.ofConfig());
        exitOf(again);
        assertThat(wholeConsole(again)).contains("one", "last");
    }

    @Test
    void imageAndHardwareAreWhatTheAnnotationsSay() {
        Config config = read("""
                "annotations": {"io.nablaconsole.qemu.disk.0": "own.img", "io.nablaconsole.qemu.cpus": "3"},
                "vm": {"kernel": {"path": "/boot/vmlinuz", "initrd": "/boot/initrd"},
                       "image": {"path": "/root.qcow2", "format": "qcow2"},
                       "hwConfig": {"vcpus": 2, "memory": 268435456}}
                """);
        assertThat(config.args()).containsExactly("vmlinuz");
        assertThat(config.annotations())
                .containsEntry("io.nablaconsole.qemu.initrd", "/boot/initrd")
                .containsEntry("io.nablaconsole.qemu.disk.0", "own.img")
                .containsEntry("io.nablaconsole.qemu.disk.1", "/root.qcow2")
                .containsEntry("io.nablaconsole.qemu.disk.1.format", "qcow2")
                .as("an annotation beats the member")
                .containsEntry("io.nablaconsole.qemu.cpus", "3");
        assertThat(config.memory()).isEqualTo(MemorySize.ofMebibytes(256));
        Config disk = read("\"vm\": {\"image\": {\"path\": \"/root.img\", \"format\": \"raw\"}}");
        assertThat(disk.image()).isEqualTo(Path.of("/root.img"));
        assertThat(disk.annotations()).containsEntry("io.nablaconsole.qemu.format", "raw");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kernel\": {\"path\": \"vmlinuz\"} | vm.kernel.path is 'vmlinuz', not an absolute path",
                "\"kernel\": {\"path\": \"/k\", \"initrd\": \"i\"} | vm.kernel.initrd is 'i', not an absolute path",
                "\"image\": {\"path\": \"/d\", \"format\": \"vdi\"} | vm.image.format is 'vdi', not raw or qcow2: convert it",
                "\"hwConfig\": {\"vcpus\": 0} | vm.hwConfig.vcpus is '0', not 1 or more",
                "\"hwConfig\": {\"memory\": -1} | vm.hwConfig.memory is '-1', not 1 or more",
                "\"hwConfig\": {\"vcpus\": \"2\"} | vm.hwConfig.vcpus is \"2\", not a whole number"
            })
    void whatIsWrongIsNamed(String vm, String message) {
        assertThatThrownBy(() -> read("\"process\": {\"args\": [\"a\"]}, \"vm\": {" + vm + "}"))
                .hasMessageContaining(message);
    }
}
