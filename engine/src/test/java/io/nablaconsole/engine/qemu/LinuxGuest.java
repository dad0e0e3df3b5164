package io.nablaconsole.engine.qemu;

import static io.nablaconsole.engine.EngineFixture.readUntil;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A distribution's Linux kernel and an initrd whose busybox serves {@link #PAGE} and gives a shell on the console. */
record LinuxGuest(Path kernel, Path initrd) {
    static final String PAGE = "<h1>served by the guest</h1>\n";

    static final MemorySize MEMORY = MemorySize.ofMebibytes(256);

    /** Writes the initrd into {@code directory}; the test is skipped where there is no kernel or no busybox. */
    static LinuxGuest require(Path directory) {
        Path kernel = QemuHost.requireKernel();
        byte[] archive = Initrd.shell(QemuHost.requireBusybox(), QemuHost.modules(kernel), PAGE);
        try {
            return new LinuxGuest(kernel, Files.write(directory.resolve("initrd"), archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel, loaded by QEMU. */
    ConfigBuilder config() {
        return Config.builder(kernel)
                .arguments("quiet")
                .memory(MEMORY)
                .annotation("io.nablaconsole.qemu.initrd", initrd.toString());
    }

    static void awaitShell(ConsoleSession console) {
        readUntil(console, "guest# ");
    }

    /** What a web server gives at {@code authority}: a host, and a port if it is not 80. */
    static String fetched(String authority) throws IOException {
        try (InputStream page = URI.create("http://" + authority + "/").toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
