package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.image.ImageInspector;
import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.program.ProgramSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What this machine has to boot guests with; tests are skipped for what it lacks, and say so. */
final class QemuHost {
    private QemuHost() {}

    static Path requireQemu() {
        Optional<Path> qemu = QemuProgram.find();
        Assumptions.assumeTrue(qemu.isPresent(), "skipped: needs QEMU (Debian: apt-get install qemu-system-x86)");
        return qemu.orElseThrow();
    }

    /** Runs qemu-img, or skips the test where it is missing. */
    static void image(String... arguments) {
        Optional<Path> program = ProgramSearch.path().find("qemu-img");
        Assumptions.assumeTrue(program.isPresent(), "skipped: needs qemu-img (Debian: apt-get install qemu-utils)");
        List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
        command.addAll(List.of(arguments));
        ProgramRun run = ProgramRun.of(command, Duration.ofSeconds(20));
        assertThat(run.code()).as(run.complaint().text()).isZero();
    }

    /** The kernel in {@code NABLA_TEST_KERNEL}, else the newest in /boot that can be read and has virtio modules. */
    static Path requireKernel() {
        List<Path> candidates = new ArrayList<>();
        String named = System.getenv("NABLA_TEST_KERNEL");
        if (named != null) {
            candidates.add(Path.of(named));
        }
        try (Stream<Path> boot = Files.list(Path.of("/boot"))) {
            boot.filter(file -> String.valueOf(file.getFileName()).startsWith("vmlinuz-"))
                    .sorted((a, b) -> b.compareTo(a))
                    .forEach(candidates::add);
        } catch (IOException e) {
            // a machine without /boot has no kernel there
        }
        Optional<Path> kernel = candidates.stream()
                .filter(file -> Files.isReadable(file) && Files.isDirectory(modules(file)))
                .findFirst();
        Assumptions.assumeTrue(
                kernel.isPresent(),
                "skipped: needs a Linux kernel with its modules (Debian: apt-get install linux-image-cloud-amd64, or"
                        + " unpack it anywhere and name its vmlinuz in NABLA_TEST_KERNEL); looked at " + candidates);
        return kernel.orElseThrow();
    }

    /** Where a distribution's package has the modules of {@code ROOT/boot/vmlinuz-VERSION}. */
    static Path modules(Path kernel) {
        String version = String.valueOf(kernel.getFileName()).replaceFirst("vmlinuz-", "");
        return kernel.resolveSibling("../lib/modules")
                .resolve(version)
                .normalize()
                .resolve("kernel");
    }

    static Path requireBusybox() {
        Optional<Path> busybox = Stream.of("/bin/busybox", "/usr/bin/busybox")
                .map(Path::of)
                .filter(QemuHost::isStatic)
                .findFirst();
        Assumptions.assumeTrue(
                busybox.isPresent(), "skipped: needs a static busybox (Debian: apt-get install busybox-static)");
        return busybox.orElseThrow();
    }

    private static boolean isStatic(Path file) {
        try {
            return ImageInspector.inspect(file).description().text().contains("static");
        } catch (EngineException e) {
            return false;
        }
    }

    /** A port of this host that nobody has now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
