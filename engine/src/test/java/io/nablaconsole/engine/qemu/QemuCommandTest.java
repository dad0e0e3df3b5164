package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TenderCommand.OpenDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to QEMU for which configuration. */
class QemuCommandTest {
    private static final Path QMP = Path.of("/run/x,y.qmp");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    private ConfigBuilder linux() throws IOException {
        byte[] file = new byte[1024];
        System.arraycopy(new byte[] {'H', 'd', 'r', 'S'}, 0, file, 0x202, 4);
        return Config.builder(Files.write(directory.resolve("vmlinuz"), file));
    }

    private ConfigBuilder kernel() throws IOException {
        return Config.builder(Files.write(directory.resolve("kernel"), ProbeImage.bytes(1)));
    }

    private ConfigBuilder disk() throws IOException {
        return Config.builder(Files.write(directory.resolve("disk.img"), TinyGuests.bootSector("", 1)));
    }

    private static List<String> command(ConfigBuilder config) {
        return command(config, true);
    }

    private static List<String> command(ConfigBuilder config, boolean sandboxed) {
        return QemuCommand.arguments(
                Path.of("/usr/bin/qemu"),
                QemuPlan.of(config.build()),
                Accelerator.TCG,
                sandboxed,
                new ContainerId("web"),
                QMP);
    }

    private static String after(List<String> command, String option) {
        return command.get(command.indexOf(option) + 1);
    }

    private static ConfigBuilder set(ConfigBuilder config, String name, String value) {
        return config.annotation(SettingsReader.PREFIX + name, value);
    }

    @Test
    void everyGuestGetsAMachineWithoutSurprises() throws IOException {
        List<String> command = command(kernel().memory(MemorySize.ofMebibytes(64)));
        assertThat(command)
                .startsWith("qemu", "-name", "web", "-nodefaults", "-no-user-config", "-no-reboot")
                .containsSubsequence("-m", "size=64M")
                .containsSubsequence("-smp", "1")
                .containsSubsequence("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console")
                .containsSubsequence("-device", "isa-debug-exit");
        assertThat(after(command, "-sandbox")).startsWith("on,");
        // one that was built without would not start
        assertThat(command(kernel(), false)).doesNotContain("-sandbox");
        assertThat(command).contains("socket,id=qmp,server=on,wait=off,path=/run/x,,y.qmp");
    }

    @Test
    void linuxSpeaksToTheSerialLineAndEndsWhenItHasGivenUp() throws IOException {
        assertThat(after(command(linux().arguments("quiet", "a b")), "-append"))
                .isEqualTo("console=ttyS0 panic=-1 quiet \"a b\"");
        assertThat(after(command(set(linux(), "append", "console=hvc0 panic=5 -- x")), "-append"))
                .isEqualTo("console=hvc0 panic=5 -- x");
    }

    @Test
    void linuxCannotBeGivenEverything() throws IOException {
        ConfigBuilder quote = linux().arguments("say=\"hi\"");
        assertThatThrownBy(() -> command(quote)).hasMessageContaining("a double quote cannot be handed");
        ConfigBuilder tooLong = linux().arguments("x".repeat(2048));
        assertThatThrownBy(() -> command(tooLong)).hasMessageContaining("more than the 2047");
    }

    @Test
    void otherKernelsGetTheirArgumentsAsGiven() throws IOException {
        assertThat(after(command(kernel().arguments("a", "b c")), "-append")).isEqualTo("a \"b c\"");
        assertThat(command(kernel())).doesNotContain("-append");
    }

    @Test
    void aProgramInABzImageSpeaksThroughTheBios() throws IOException {
        byte[] file = new byte[1024];
        System.arraycopy(new byte[] {'H', 'd', 'r', 'S', 3, 2}, 0, file, 0x202, 6);
        ConfigBuilder program = Config.builder(Files.write(directory.resolve("memdisk"), file));
        assertThat(after(command(program), "-machine")).isEqualTo("q35,accel=tcg,graphics=off");
        assertThat(command(program)).doesNotContain("-append");
        assertThat(after(command(program.arguments("iso", "raw")), "-append")).isEqualTo("iso raw");
    }

    @Test
    void theSmallMachineIsForThoseWhoAsk() throws IOException {
        assertThat(after(command(linux()), "-machine")).isEqualTo("q35,accel=tcg");
        List<String> small = command(set(set(linux(), "machine", "microvm"), "net", "user"));
        assertThat(after(small, "-machine")).isEqualTo("microvm,accel=tcg");
        assertThat(small).contains("virtio-net-device,netdev=user");
    }

    @Test
    void aDiskBootsAndIsNotWritten() throws IOException {
        List<String> command = command(disk());
        assertThat(after(command, "-drive"))
                .isEqualTo("if=none,id=boot,format=raw,file=" + directory.resolve("disk.img") + ",snapshot=on");
        assertThat(command).contains("virtio-blk-pci,drive=boot,bootindex=0").doesNotContain("-kernel");
        assertThat(after(command, "-machine")).endsWith(",graphics=off");
    }

    @Test
    void aDiskTakesNoKernelsSettings() throws IOException {
        ConfigBuilder arguments = disk().arguments("x");
        assertThatThrownBy(() -> command(arguments)).hasMessageContaining("process.args[1] is for a kernel");
        ConfigBuilder append = set(disk(), "append", "x");
        assertThatThrownBy(() -> command(append)).hasMessageContaining("qemu.append is for a kernel");
        ConfigBuilder small = set(disk(), "machine", "microvm");
        assertThatThrownBy(() -> command(small)).hasMessageContaining("use q35");
    }

    @Test
    void disksFollowInOrderWithTheirSectors() throws IOException {
        Path named = Files.write(directory.resolve("a,b"), new byte[512]);
        Path device = Files.write(directory.resolve("c"), new byte[4096]);
        List<String> command = command(set(kernel(), "disk.0", named.toString())
                .device("storage", new DeviceBacking.BlockFile(device, true, 4096)));
        assertThat(command)
                .containsSubsequence(
                        "if=none,id=disk0,format=raw,readonly=off,file="
                                + named.toString().replace(",", ",,"),
                        "virtio-blk-pci,drive=disk0",
                        "if=none,id=disk1,format=raw,readonly=on,file=" + device,
                        "virtio-blk-pci,drive=disk1,logical_block_size=4096,physical_block_size=4096");
    }

    @Test
    void portsAndTapsAreCards() throws IOException {
        DeviceBacking.Tap tap = new DeviceBacking.Tap("tap9", "02:00:00:00:00:01");
        ConfigBuilder config = set(kernel(), "forward.0", "tcp:8080:80").device("service", tap);
        assertThat(command(config))
                .containsSubsequence(
                        "-netdev",
                        "user,id=user,hostfwd=tcp:127.0.0.1:8080-:80",
                        "virtio-net-pci,netdev=user,romfile=",
                        "tap,id=tap0,fd=3",
                        "virtio-net-pci,netdev=tap0,romfile=,mac=02:00:00:00:00:01");
        assertThat(QemuCommand.descriptors(QemuPlan.of(config.build()))).containsExactly(new OpenDescriptor(3, tap));
    }

    @Test
    void aUserNetworkMayBeRestrictedToItsPorts() throws IOException {
        ConfigBuilder config = set(set(kernel(), "forward.0", "tcp:8080:80"), "restrict", "true");
        assertThat(after(command(config), "-netdev"))
                .isEqualTo("user,id=user,restrict=on,hostfwd=tcp:127.0.0.1:8080-:80");
        ConfigBuilder none = set(kernel(), "restrict", "true");
        assertThatThrownBy(() -> command(none))
                .hasMessageContaining("qemu.restrict restricts a network that is not there");
    }

    @Test
    void aTapWithoutAnAddressAlwaysGetsTheSame() throws IOException {
        ConfigBuilder config = kernel().device("service", new DeviceBacking.Tap("tap9", null));
        assertThat(command(config)).isEqualTo(command(config));
        assertThat(String.join(" ", command(config))).containsPattern("mac=02:[0-9a-f:]{14}");
    }

    @Test
    void aKernelThatDoesNotFitIsRefused() throws IOException {
        ConfigBuilder small = kernel().memory(new MemorySize(4096));
        assertThatThrownBy(() -> command(small)).hasMessageContaining("is too small");
    }

    @Test
    void otherFilesAreNamed() {
        ConfigBuilder shell = Config.builder(Path.of("/bin/sh"));
        assertThatThrownBy(() -> command(shell))
                .hasMessageContaining("cannot boot /bin/sh with QEMU: it is Linux program");
    }
}
