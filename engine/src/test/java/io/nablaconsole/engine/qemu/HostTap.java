package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.program.ProgramRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A tap interface of the host for one test; needs root. */
record HostTap(String name) implements AutoCloseable {
    static HostTap require(String name, String address) {
        boolean root = "root".equals(System.getProperty("user.name"));
        Assumptions.assumeTrue(root, "skipped: needs root, to make a tap interface");
        Assumptions.assumeTrue(
                ip("tuntap", "add", name, "mode", "tap").code() == 0,
                "skipped: needs a kernel that makes tap interfaces (/dev/net/tun) and ip (apt-get install iproute2)");
        ip("address", "add", address, "dev", name);
        ip("link", "set", name, "up");
        return new HostTap(name);
    }

    private static ProgramRun ip(String... words) {
        // by way of a shell, for which a missing ip is an exit code like any other
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec ip \"$@\"", "sh"));
        command.addAll(List.of(words));
        return ProgramRun.of(command, Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        ip("link", "delete", name);
    }
}
