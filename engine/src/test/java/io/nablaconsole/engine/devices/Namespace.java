package io.nablaconsole.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A network namespace of its own for each test, gone afterwards: what tests send stays in it, and nothing of the host's
 * network is touched. Skips the test where none can be made.
 */
public final class Namespace implements BeforeEachCallback, AfterEachCallback {
    private final String name = "nabla-" + Long.toHexString(System.nanoTime());

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        Prerequisites.require(uid == 0, "not root: network namespaces and taps cannot be made");
        Prerequisites.require(Files.isWritable(Path.of("/dev/net/tun")), "no /dev/net/tun: taps cannot be made");
        Prerequisites.require(Prerequisites.program("ip").isPresent(), "no ip: apt-get install iproute2");
        String made = said("ip", "netns", "add", name);
        Prerequisites.require(Files.exists(path()), "no network namespace can be made: " + made);
        run("ip", "link", "set", "lo", "up");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (Files.exists(path())) {
            said("ip", "netns", "delete", name);
        }
    }

    public Path path() {
        return Path.of("/run/netns", name);
    }

    /** The command that runs {@code command} inside. */
    public List<String> command(String... command) {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", name));
        line.addAll(List.of(command));
        return line;
    }

    /** Runs a command inside, which must succeed, and gives what it said. */
    public String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
        return said;
    }

    /** The interfaces inside, with all that is known of them. */
    public String links() throws IOException {
        return run("ip", "-details", "address", "show");
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
