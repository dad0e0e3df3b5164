package io.nablaconsole.engine.hvt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice.Net;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.linker.Execution;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests on a tap in a network namespace of their own; needs root. */
@Tag("kvm")
class HvtNetTest {
    private static final String TAP = "tap0";
    private static final int SECONDS = 20;

    private final Path directory;
    private final String namespace = "nabla-hvt-" + ProcessHandle.current().pid();

    HvtNetTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void makeNetwork() {
        Kvm.assume();
        Kvm.assume(
                Files.isWritable(Path.of("/proc/sys/kernel/hostname")) && Files.exists(Path.of("/dev/net/tun")),
                "taps need root and /dev/net/tun");
        Kvm.assume(Files.isExecutable(Path.of("/usr/bin/perl")), "there is no perl to open a tap with");
        ip("netns", "add", namespace);
        ip("-n", namespace, "tuntap", "add", TAP, "mode", "tap");
        ip("-n", namespace, "addr", "add", "10.0.0.1/24", "dev", TAP);
        ip("-n", namespace, "link", "set", TAP, "up");
    }

    @AfterEach
    void removeNetwork() {
        Execution.of(directory, List.of("ip", "netns", "delete", namespace));
    }

    private void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Execution done = Execution.of(directory, command);
        assertThat(done.exit()).as("%s: %s", command, done.errors()).isZero();
    }

    private List<String> inside(String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(List.of(command));
        return all;
    }

    private Execution client(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = inside(java, "-cp", System.getProperty("java.class.path"), NetClient.class.getName());
        command.addAll(List.of(arguments));
        return Execution.of(directory, command);
    }

    private Process start(String sample, File output) throws Exception {
        Net net = new Net("net0", 3, MacAddress.parse("02:00:00:00:00:02"), 1500);
        Path plan = new Guests(directory)
                .plan(Guests.sample(sample), MemorySize.ofMebibytes(16), "--ipv4=10.0.0.2/24", net);
        Path script = Path.of(Objects.requireNonNull(getClass().getResource("/hvt/tap-run.pl"))
                .toURI());
        return new ProcessBuilder(inside("perl", script.toString(), TAP, Guests.program(), plan.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private static void await(Path output, String text) throws IOException, InterruptedException {
        for (int tries = 0; tries < SECONDS * 20; tries++) {
            if (Files.readString(output, StandardCharsets.ISO_8859_1).contains(text)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no '" + text + "' in: " + Files.readString(output, StandardCharsets.ISO_8859_1));
    }

    private static void stop(Process guest) throws InterruptedException {
        guest.destroy();
        assertThat(guest.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void pingIsAnsweredAndCounted() throws Exception {
        Path output = Files.createFile(directory.resolve("console"));
        Process guest = start("ping", output.toFile());
        try {
            await(output, "10.0.0.2");
            Execution pinged = client("ping", "10.0.0.2", "3");
            assertThat(pinged.errors()).isEmpty();
            assertThat(pinged.output()).isEqualTo("answered\nanswered\nanswered\n");
            await(output, "packets in the last second");
        } finally {
            stop(guest);
        }
    }

    @Test
    void pageIsServed() throws Exception {
        Path output = Files.createFile(directory.resolve("console"));
        Process guest = start("web", output.toFile());
        try {
            await(output, "Serving http://10.0.0.2/");
            Execution fetched = client("get", "http://10.0.0.2/");
            assertThat(fetched.errors()).isEmpty();
            assertThat(fetched.output()).contains("<h1>Hello from a unikernel</h1>", "You are 10.0.0.1");
        } finally {
            stop(guest);
        }
    }
}
