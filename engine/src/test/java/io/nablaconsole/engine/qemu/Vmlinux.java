package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.program.ProgramSearch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The kernel inside a bzImage. */
final class Vmlinux {
    /** Programs that unpack, each also a Debian package but xz, by the first four bytes of what they unpack. */
    private static final Map<Integer, String> PROGRAMS =
            Map.of(0x184c2102, "lz4", 0xfd2fb528, "zstd", 0x587a37fd, "xz", 0x00088b1f, "gzip");

    private static final int SECTOR = 512;

    // of Linux' boot protocol, Documentation/arch/x86/boot.rst
    private static final int SETUP_SECTORS = 0x1f1;
    private static final int PAYLOAD_OFFSET = 0x248;
    private static final int PAYLOAD_LENGTH = 0x24c;

    private Vmlinux() {}

    /** Unpacks it; the test is skipped where the program for that is missing. */
    static void unpack(Path bzImage, Path vmlinux) throws IOException {
        ByteBuffer kernel = ByteBuffer.wrap(Files.readAllBytes(bzImage)).order(ByteOrder.LITTLE_ENDIAN);
        int start = (kernel.get(SETUP_SECTORS) + 1) * SECTOR + kernel.getInt(PAYLOAD_OFFSET);
        String name = PROGRAMS.get(kernel.getInt(start));
        Optional<Path> program =
                name == null ? Optional.empty() : ProgramSearch.path().find(name);
        Assumptions.assumeTrue(
                program.isPresent(),
                "skipped: needs " + (name == null ? "another kernel: nothing known unpacks this one" : name));
        Path packed = vmlinux.resolveSibling("packed");
        // the last four bytes are the unpacked length, and none of the program's
        int length = kernel.getInt(PAYLOAD_LENGTH) - Integer.BYTES;
        Files.write(
                packed,
                ByteBuffer.allocate(length).put(kernel.slice(start, length)).array());
        Process process = new ProcessBuilder(program.orElseThrow().toString(), "-dc")
                .redirectInput(packed.toFile())
                .redirectOutput(vmlinux.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.onExit().join().exitValue()).isZero();
    }

    /** Overwrites what an ELF header says of the table of sections, as tools do that make a kernel small. */
    static void forgetSections(Path vmlinux) throws IOException {
        try (FileChannel file = FileChannel.open(vmlinux, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(8), 40);
            file.write(ByteBuffer.allocate(4), 60);
        }
    }
}
