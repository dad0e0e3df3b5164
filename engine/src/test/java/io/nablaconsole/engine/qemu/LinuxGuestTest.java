package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static io.nablaconsole.engine.qemu.LinuxGuest.awaitShell;
import static io.nablaconsole.engine.qemu.QemuFixture.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceCounters;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.image.ImageInspector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A distribution's Linux kernel and a busybox, booted to a shell and talked to over the container's console. */
@Tag("qemu")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinuxGuestTest {
    private static final Pattern UPTIME = Pattern.compile("up=(\\d+\\.\\d+)");

    @RegisterExtension
    final QemuFixture qemu = new QemuFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private LinuxGuest guest;

    @BeforeEach
    void needsQemuKernelAndBusybox() {
        QemuHost.requireQemu();
        guest = LinuxGuest.require(directory);
    }

    private ConfigBuilder linux() {
        return guest.config();
    }

    @Test
    void aShellIsTalkedToAndItsEndIsTheEnd() {
        long start = System.nanoTime();
        Container container = qemu.running("linux", linux().build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
            System.out.printf("Linux to its shell: %.1f s%n", (System.nanoTime() - start) / 1e9);
            type(console, "echo answer=$((6*7))");
            readUntil(console, "answer=42");
            // the interrupt is the shell's, not QEMU's
            // said by the one that sleeps: it has the terminal by then
            type(console, "sh -c \"echo aslee''p; exec sleep 1000\"");
            readUntil(console, "asleep");
            console.write(new byte[] {3});
            awaitShell(console);
            type(console, "echo still=here$((1+1))");
            readUntil(console, "still=here2");
            System.out.println("resident memory of QEMU: " + container.stats().rss());
            type(console, "poweroff -f");
            ExitRecord exit = exitOf(container);
            assertThat(exit.reason()).isEqualTo("exited with code 0");
        }
    }

    @Test
    void anExitCodeOfTheGuestsOwnIsKept() {
        Container container = qemu.running("code", linux().build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
            type(console, "leave");
            assertThat(exitOf(container).code()).isEqualTo(ProbeImage.exitCode(Initrd.LEAVES_WITH));
        }
    }

    /** As it comes out of a kernel for the BIOS, less the table of sections that tells what it is at a glance. */
    @Test
    void anUncompressedKernelIsToldByItsNotesAndBoots() throws IOException {
        Path vmlinux = directory.resolve("vmlinux");
        Vmlinux.unpack(guest.kernel(), vmlinux);
        Vmlinux.forgetSections(vmlinux);
        assertThat(ImageInspector.inspect(vmlinux).description()).hasToString("Linux kernel (vmlinux)");
        Container container = qemu.running(
                "vmlinux", new LinuxGuest(vmlinux, guest.initrd()).config().build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
        }
    }

    @Test
    void aPageIsFetchedOverAForwardedPort() throws IOException {
        int port = QemuHost.freePort();
        Config config = linux().annotation("io.nablaconsole.qemu.forward.0", "tcp:" + port + ":80")
                .build();
        Container container = qemu.running("web", config);
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
            long start = System.nanoTime();
            assertThat(LinuxGuest.fetched("127.0.0.1:" + port)).isEqualTo(LinuxGuest.PAGE);
            System.out.printf("page fetched from the guest: %.0f ms%n", (System.nanoTime() - start) / 1e6);
            // QEMU has no figures of such a network: that is said, rather than nothing
            assertThat(container.stats().uncounted()).containsExactly("user");
            // the second container is told who has the port, by name
            assertThatThrownBy(() -> qemu.factory().create("second", config))
                    .hasMessageContaining("container web (process ");
        }
    }

    @Test
    void aPageIsFetchedOverATap() throws IOException {
        try (HostTap tap = HostTap.require("nablaq0", "10.213.7.1/24")) {
            Container container = qemu.running(
                    "tap",
                    linux().device("service", new DeviceBacking.Tap(tap.name(), null))
                            .build());
            try (ConsoleSession console = container.openConsole()) {
                awaitShell(console);
                type(console, "ifconfig eth0 10.213.7.2; echo address=$?");
                readUntil(console, "address=0");
                assertThat(LinuxGuest.fetched("10.213.7.2")).isEqualTo(LinuxGuest.PAGE);
                assertThat(container.stats().networks()).singleElement().satisfies(network -> {
                    assertThat(network.tap()).isEqualTo(tap.name());
                    assertThat(network.sentBytes()).isGreaterThan(LinuxGuest.PAGE.length());
                });
            }
        }
    }

    @Test
    void disksAreReadWrittenAndCounted() throws IOException {
        Path disk = Files.write(directory.resolve("data.img"), new byte[1 << 20]);
        Path locked = Files.write(directory.resolve("locked.img"), "only read\n".getBytes(StandardCharsets.UTF_8));
        Files.write(locked, new byte[512], StandardOpenOption.APPEND);
        Path layered = directory.resolve("layered.qcow2");
        QemuHost.image("create", "-f", "qcow2", layered.toString(), "16M");
        Container container = qemu.running(
                "disks",
                linux().annotation("io.nablaconsole.qemu.disk.0", disk.toString())
                        .annotation("io.nablaconsole.qemu.disk.1", locked.toString())
                        .annotation("io.nablaconsole.qemu.disk.1.readonly", "true")
                        .annotation("io.nablaconsole.qemu.disk.2", layered.toString())
                        .build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
            type(console, "head -n1 /dev/vdb; echo written | dd of=/dev/vda conv=fsync; echo done=$?");
            assertThat(readUntil(console, "done=0")).contains("only read");
            assertThat(Files.readString(disk, StandardCharsets.ISO_8859_1)).startsWith("written");
            type(console, "echo x > /dev/vdb; echo refused=$?");
            readUntil(console, "refused=1");
            type(console, "echo in layers | dd of=/dev/vdc conv=fsync; echo kept=$?");
            readUntil(console, "kept=0");
            List<DeviceCounters> counters = qemu.monitor(container).counters();
            assertThat(counters).extracting(DeviceCounters::name).containsExactly("disk0", "disk1", "disk2");
            assertThat(counters.get(0).writtenBytes()).isPositive();
            assertThat(counters.get(1).readBytes()).isPositive();
            assertThat(counters.get(1).writes()).isZero();
            assertThat(container.stats().block()).isNotNull().satisfies(block -> {
                assertThat(block.readBytes())
                        .isGreaterThanOrEqualTo(
                                counters.get(0).readBytes() + counters.get(1).readBytes());
                assertThat(block.writes())
                        .isGreaterThanOrEqualTo(counters.get(0).writes());
            });
            assertThat(container.stats().uncounted()).isEmpty();
            type(console, "poweroff -f");
            assertThat(exitOf(container).code()).isZero();
        }
        Path flat = directory.resolve("flat");
        QemuHost.image("convert", "-f", "qcow2", "-O", "raw", layered.toString(), flat.toString());
        assertThat(Files.readString(flat, StandardCharsets.ISO_8859_1)).startsWith("in layers");
    }

    @Test
    void aPausedGuestsClockStandsStill() throws InterruptedException {
        Container container = qemu.running("paused", linux().build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
            long begun = System.nanoTime();
            double before = uptime(console);
            container.pause();
            long held = System.nanoTime();
            assertThat(container.status()).isEqualTo(Status.PAUSED);
            // a held QEMU answers nothing; what the kernel knows of it is shown all the same
            assertThat(container.stats().block()).isNull();
            Thread.sleep(5000);
            held = System.nanoTime() - held;
            container.resume();
            assertThat(container.status()).isEqualTo(Status.RUNNING);
            double passed = uptime(console) - before;
            // however slow this host is, the guest has no more time than passed outside of the pause
            assertThat(passed).isLessThan((System.nanoTime() - begun - held) / 1e9 + 0.1);
        }
    }

    @Test
    void theMonitorHoldsAGuestByItself() {
        Container container = qemu.running("held", linux().build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
        }
        QemuMonitor monitor = qemu.monitor(container);
        monitor.pause();
        assertThat(monitor.status()).isEqualTo("paused");
        monitor.resume();
        monitor.resume();
        assertThat(monitor.status()).isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stopPressesThePowerButton(boolean paused) {
        Container container = qemu.running("button", linux().build());
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
        }
        if (paused) {
            container.pause();
        }
        ExitRecord exit = container.stop(Duration.ofSeconds(40)).orElseThrow();
        assertThat(exit.code()).isZero();
        assertThat(wholeConsole(container)).contains("power button pressed");
    }

    private static double uptime(ConsoleSession console) {
        type(console, "echo up=$(cut -d' ' -f1 /proc/uptime) end=$((1+1))");
        Matcher m = UPTIME.matcher(readUntil(console, "end=2"));
        assertThat(m.find()).isTrue();
        return Double.parseDouble(m.group(1));
    }
}
