package io.nablaconsole.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels, boot programs and firmware that nothing here runs are called what they are. */
class OtherMachinesTest {
    @TempDir
    Path directory = Path.of("");

    private ByteBuffer file(int size) {
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(7, (byte) 1); // not text, not empty
    }

    private static ByteBuffer mark(ByteBuffer file, int at, String bytes) {
        return file.put(at, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private ImageReport inspect(ByteBuffer file) throws IOException {
        byte[] bytes = new byte[file.capacity()];
        file.get(0, bytes);
        return ImageInspector.inspect(Files.write(directory.resolve("file"), bytes));
    }

    @Test
    void linuxKernelsOfOtherMachinesAreNamed() throws IOException {
        ByteBuffer efi = mark(mark(file(2048), 0, "MZ"), 0x38, "ARMd");
        assertThat(inspect(efi).description()).hasToString("Linux kernel for ARM64");
        assertThat(inspect(mark(file(2048), 0x38, "ARMd")).description()).hasToString("Linux kernel for ARM64");
        assertThat(inspect(mark(mark(file(2048), 0, "MZ"), 0x38, "RSC\u0005")).description())
                .hasToString("Linux kernel for RISC-V");
        assertThat(inspect(mark(file(2048), 0x30, "RISCV\0\0\0")).description()).hasToString("Linux kernel for RISC-V");
        assertThat(inspect(mark(file(2048), 0x24, "\u0018(o\u0001")).description())
                .hasToString("Linux kernel for ARM (32 bit)");
        assertThat(inspect(efi).problem()).asString().contains("x86-64");
        assertThat(inspect(efi).runnable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0x8664, 10, UEFI program for x86-64",
        "0xaa64, 10, UEFI program for ARM64",
        "0x8664, 3,  Windows program for x86-64",
        "0x14c,  2,  Windows program for x86 (32 bit)",
        "0x5064, 11, UEFI program for RISC-V"
    })
    void programsForUefiAndWindowsAreToldApart(String machine, int subsystem, String name) throws IOException {
        ByteBuffer file = mark(mark(file(2048), 0, "MZ").putInt(0x3c, 0x80), 0x80, "PE\0\0");
        file.putShort(0x84, Integer.decode(machine).shortValue()).putShort(0x80 + 24 + 68, (short) subsystem);
        assertThat(inspect(file).description()).hasToString(name);
        mark(file, 4, "zimg");
        assertThat(inspect(file).description()).asString().startsWith("Linux kernel for ");
    }

    @Test
    void aProgramOfWhichOnlyTheStartIsThereIsOneForDos() throws IOException {
        assertThat(inspect(mark(file(0x80), 0, "MZ").putInt(0x3c, 0x7fff_ff00)).description())
                .hasToString("DOS program");
    }

    @Test
    void firmwareIsNamed() throws IOException {
        assertThat(inspect(mark(file(4096), 0x28, "_FVH")).description()).hasToString("UEFI firmware volume");
        assertThat(inspect(mark(file(8192), 0x1028, "_FVH")).description()).hasToString("UEFI firmware volume");
        assertThat(inspect(mark(file(8192), 0, "U\u00aa\u0004")).description())
                .asString()
                .startsWith("option ROM");
        assertThat(inspect(mark(file(512), 0, "U\u00aa\u0004")).kind()).isEqualTo(Kind.UNKNOWN);
        ByteBuffer bios = mark(file(128 << 10), (128 << 10) - 16, "\u00ea[\u00e0\0\u00f0");
        assertThat(inspect(bios).description()).hasToString("BIOS (firmware for x86)");
        assertThat(inspect(mark(file(100), 0, "'\u0005\u0019V")).description()).hasToString("U-Boot image");
        assertThat(inspect(mark(file(100), 0, "\u00d0\r\u00fe\u00ed")).description())
                .asString()
                .contains("device tree");
    }

    @Test
    void bootLoadersAreNoLinuxPrograms() throws IOException {
        // linked like a static program, but all of it can be written and executed
        TestImage image = new TestImage((byte) 0xf4)
                .put(TestImage.field(3, TestImage.TYPE), 4, 0)
                .put(TestImage.field(2, TestImage.TYPE), 4, 0x6474e551)
                .put(TestImage.field(0, TestImage.FLAGS), 4, 7);
        assertThat(ImageInspector.inspect(image.write(directory)).kind()).isEqualTo(Kind.ELF_OTHER);
    }

    @Test
    void programsInTheFormatOfALinuxKernelAreNotCalledLinux() throws IOException {
        ByteBuffer program = mark(file(2048), 0x202, "HdrS").putShort(0x206, (short) 0x203);
        assertThat(inspect(program).description()).hasToString("boot program (bzImage)");
        mark(program.putShort(0x20e, (short) 0x100), 0x300, "MEMDISK 6.04\0");
        assertThat(inspect(program)).satisfies(report -> {
            assertThat(report.kind()).isEqualTo(Kind.BOOT_PROGRAM);
            assertThat(report.description()).hasToString("boot program (bzImage, MEMDISK 6.04)");
        });
        assertThat(inspect(program.putShort(0x206, (short) 0x20f)).kind()).isEqualTo(Kind.LINUX_KERNEL);
    }

    @Test
    void aMultibootKernelNeedsNoElfHeader() throws IOException {
        ByteBuffer kernel =
                file(4096).putInt(0x100, 0x1badb002).putInt(0x104, 0x10000).putInt(0x108, -0x1badb002 - 0x10000);
        assertThat(inspect(kernel).kind()).isEqualTo(Kind.BARE_METAL);
        assertThat(inspect(kernel.putInt(0x108, 0)).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aBrokenManifestKeepsAnyTenderFromRunningIt() {
        TestImage broken = new TestImage((byte) 0xf4).block("storage");
        for (int target : new int[] {1, 2, 3}) {
            Path file = broken.abi(target, 2)
                    .put(TestImage.NOTES_AT + 36 + 20 + 4, 4, 9)
                    .write(directory);
            ImageReport report = io.nablaconsole.engine.Nabla.images().inspect(file);
            assertThat(report.runnable()).isFalse();
            assertThat(report.problem()).asString().contains("manifest of version 9");
        }
    }
}
