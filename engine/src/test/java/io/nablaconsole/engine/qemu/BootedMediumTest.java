package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.qemu.LinuxGuest.awaitShell;
import static io.nablaconsole.engine.qemu.QemuFixture.type;
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
import io.nablaconsole.engine.devices.Namespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A CD and a disk that boot Linux by themselves, with the devices a container can have beside them. */
@Tag("qemu")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BootedMediumTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @BeforeEach
    void needsQemu() {
        QemuHost.requireQemu();
    }

    private ConfigBuilder booted(BootMedium medium) {
        return Config.builder(medium.write(LinuxGuest.require(directory), directory))
                .memory(LinuxGuest.MEMORY);
    }

    private Container running(Config config) {
        Container container = engine.factory().create("booted", config);
        container.run(ContainerProcess.ofConfig());
        assertThat(container.snapshot().tender()).isEqualTo(QemuExec.NAME);
        return container;
    }

    /** The medium itself is never written: what the guest keeps is on the disk it is given. */
    @ParameterizedTest
    @EnumSource
    void keepsWhatItWritesAndServesAPageOverAForwardedPort(BootMedium medium) throws IOException {
        Path disk = Files.write(directory.resolve("data.img"), new byte[1 << 20]);
        int port = QemuHost.freePort();
        Config config = booted(medium)
                .device("data", new BlockFile(disk, false, BlockFile.DEFAULT_BLOCK_SIZE))
                .annotation("io.nablaconsole.qemu.forward.0", "tcp:" + port + ":80")
                .build();
        byte[] before = Files.readAllBytes(config.image());
        Container container = running(config);
        try (ConsoleSession console = container.openConsole()) {
            awaitShell(console);
            assertThat(LinuxGuest.fetched("127.0.0.1:" + port)).isEqualTo(LinuxGuest.PAGE);
            // the last one: a disk that boots is the first
            type(console, "for d in /dev/vd?; do data=$d; done; echo written | dd of=$data conv=fsync; echo done=$?");
            readUntil(console, "done=0");
            assertThat(Files.readString(disk, StandardCharsets.ISO_8859_1)).startsWith("written");
            assertThat(container.stats().block())
                    .isNotNull()
                    .satisfies(block -> assertThat(block.writes()).isPositive());
            assertThat(container.stats().uncounted()).containsExactly("user");
            type(console, "[ $data = /dev/vda ] || echo spoilt | dd of=/dev/vda conv=fsync; echo tried=$?");
            readUntil(console, "tried=0");
            type(console, "poweroff -f");
            assertThat(exitOf(container).code()).isZero();
        }
        assertThat(Files.readAllBytes(config.image())).isEqualTo(before);
    }

    @Nested
    @Tag("root")
    class OnTaps {
        @RegisterExtension
        final Namespace namespace = new Namespace();

        /** One tap that was there, one that the engine makes as a port of a bridge. */
        @ParameterizedTest
        @EnumSource
        void servesAPageToItsHost(BootMedium medium) throws IOException {
            namespace.run("ip", "tuntap", "add", "mine", "mode", "tap");
            namespace.run("ip", "address", "add", "10.8.0.1/24", "dev", "mine");
            namespace.run("ip", "link", "set", "mine", "up");
            Container container = running(booted(medium)
                    .device("a", new Tap("mine", null))
                    .device("b", BridgedTap.on("br0"))
                    .netnsPath(namespace.path())
                    .build());
            namespace.run("ip", "address", "add", "10.9.0.1/24", "dev", "br0");
            try (ConsoleSession console = container.openConsole()) {
                awaitShell(console);
                type(console, "ifconfig eth0 10.8.0.2; ifconfig eth1 10.9.0.2; echo addresses=$?");
                readUntil(console, "addresses=0");
            }
            for (String address : new String[] {"10.8.0.2", "10.9.0.2"}) {
                assertThat(namespace.run("busybox", "wget", "-q", "-O", "-", "http://" + address + "/"))
                        .isEqualTo(LinuxGuest.PAGE);
            }
            assertThat(container.stats().networks())
                    .hasSize(2)
                    .allSatisfy(network -> assertThat(network.sentBytes()).isGreaterThan(LinuxGuest.PAGE.length()));
        }
    }
}
