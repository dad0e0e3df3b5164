package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.program.ProgramRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to run is what QEMU starts, and nothing else: it is asked about each of these kernels. */
@Tag("qemu")
class BootableKernelsTest {
    private static final int LOAD = 0x100000;
    private static final int VALUE = 21;
    private static final int MULTIBOOT = 0x1badb002;

    @TempDir
    Path directory = Path.of("");

    /** A kernel of a few instructions in a file of either width, with what makes it one. */
    private record Kernel(boolean wide, int machine, boolean multiboot, int flags, int checksumOff, int note) {
        byte[] bytes() {
            int headers = wide ? 64 + 2 * 56 : 52 + 2 * 32;
            int marks = 32;
            int notes = 20;
            byte[] code = HexFormat.of().parseHex("ba01050000b015eef4ebfd");
            int entry = LOAD + headers + marks + notes;
            ByteBuffer file =
                    ByteBuffer.allocate(headers + marks + notes + code.length).order(ByteOrder.LITTLE_ENDIAN);
            file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1, 1})
                    .position(16);
            file.putShort((short) 2).putShort((short) machine).putInt(1);
            word(file, entry);
            word(file, wide ? 64 : 52);
            word(file, 0);
            file.putInt(0)
                    .putShort((short) (wide ? 64 : 52))
                    .putShort((short) (wide ? 56 : 32))
                    .putShort((short) 2);
            file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            segment(file, 1, 0, file.capacity());
            segment(file, 4, headers + marks, note == 0 ? 0 : notes);
            if (multiboot) {
                file.putInt(MULTIBOOT).putInt(flags).putInt(-MULTIBOOT - flags + checksumOff);
                file.putInt(LOAD + headers)
                        .putInt(LOAD)
                        .putInt(LOAD + file.capacity())
                        .putInt(0)
                        .putInt(entry);
            }
            file.position(headers + marks);
            file.putInt(4)
                    .putInt(4)
                    .putInt(note)
                    .put(new byte[] {'X', 'e', 'n', 0})
                    .putInt(entry);
            return file.put(code).array();
        }

        private void word(ByteBuffer file, int value) {
            if (wide) {
                file.putLong(value);
            } else {
                file.putInt(value);
            }
        }

        private void segment(ByteBuffer file, int type, int at, int size) {
            file.putInt(type);
            if (wide) {
                file.putInt(7);
            }
            for (int value : new int[] {at, LOAD + at, LOAD + at, size, size}) {
                word(file, value);
            }
            if (!wide) {
                file.putInt(7);
            }
            word(file, 4);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a 32-bit multiboot kernel,                     false, 3,  true,  0,       0, 0,  true",
        "a 32-bit one that says where it goes,          false, 3,  true,  0x10000, 0, 0,  true",
        "a 64-bit multiboot kernel,                     true,  62, true,  0,       0, 0,  false",
        "a 64-bit one that says where it goes,          true,  62, true,  0x10000, 0, 0,  true",
        "a 64-bit one with PVH beside it,                true,  62, true,  0,       0, 18, false",
        "one whose header has a wrong sum,              false, 3,  true,  0,       1, 0,  false",
        "a 64-bit kernel with a PVH entry,              true,  62, false, 0,       0, 18, true",
        "a 32-bit kernel with a PVH entry,              false, 3,  false, 0,       0, 18, true",
        "a guest of Xen without one,                    true,  62, false, 0,       0, 6,  false",
    })
    void aKernelIsSaidToRunWhenQemuStartsIt(
            String what, boolean wide, int machine, boolean multiboot, String flags, int off, int note, boolean starts)
            throws IOException {
        Path qemu = QemuHost.requireQemu();
        Kernel kernel = new Kernel(wide, machine, multiboot, Integer.decode(flags), off, note);
        Path file = Files.write(directory.resolve("kernel"), kernel.bytes());
        int code = ProgramRun.of(
                        List.of(
                                qemu.toString(),
                                "-nodefaults",
                                "-no-user-config",
                                "-display",
                                "none",
                                "-no-reboot",
                                "-machine",
                                "q35,accel=tcg",
                                "-m",
                                "16M",
                                "-device",
                                "isa-debug-exit",
                                "-kernel",
                                file.toString()),
                        Duration.ofSeconds(30))
                .code();
        assertThat(code == ProbeImage.exitCode(VALUE)).as("QEMU starts it").isEqualTo(starts);
        ImageReport report = Nabla.images().inspect(file);
        assertThat(report.runnable()).as(String.valueOf(report)).isEqualTo(starts);
        if (!starts) {
            assertThatThrownBy(() -> Nabla.factory(directory.resolve("root"))
                            .create("refused", Config.builder(file).build()))
                    .hasMessageContaining(String.valueOf(report.problem()));
        }
    }

    @Test
    void kernelsOfOtherMachinesAreNoGuestsOfThisOne() throws IOException {
        Path arm = Files.write(directory.resolve("arm"), new Kernel(true, 183, true, 0, 0, 18).bytes());
        ImageReport report = Nabla.images().inspect(arm);
        assertThat(report.runnable()).isFalse();
        assertThat(report.problem()).asString().contains("ARM64", "x86-64");
    }
}
