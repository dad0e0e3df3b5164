package io.nablaconsole.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageInspectorTest {
    private final Path directory;

    ImageInspectorTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private ImageReport inspect(TestImage image) {
        return ImageInspector.inspect(image.write(directory));
    }

    private ImageReport inspect(int size, int at, String mark) throws IOException {
        byte[] bytes = new byte[size];
        byte[] marked = mark.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(marked, 0, bytes, at, marked.length);
        return ImageInspector.inspect(Files.write(directory.resolve("file"), bytes));
    }

    private static TestImage image() {
        return new TestImage((byte) 0xf4).block("storage");
    }

    @Nested
    class Unikernels {
        @Test
        void sptUnikernelRuns() {
            ImageReport report = inspect(image());
            assertThat(report.runnable()).isTrue();
            assertThat(report.kind()).isEqualTo(Kind.SOLO5);
            assertThat(report.description()).hasToString("Solo5 unikernel for spt, ABI version 2");
            assertThat(report.abi()).isEqualTo(new Abi(Abi.Target.SPT, 2));
            assertThat(report.manifest()).hasSize(1);
            assertThat(report.segments()).hasSize(2);
            assertThat(report.entry()).isEqualTo(TestImage.TEXT);
            assertThat(report.memoryEnd()).isEqualTo(0x102800);
        }

        @ParameterizedTest
        @CsvSource({"1,hvt,solo5-hvt", "3,virtio,QEMU", "4,muen,Muen", "5,genode,Genode", "6,xen,Xen"})
        void unikernelForAnotherTargetNamesWhatWouldRunIt(int target, String name, String runner) {
            ImageReport report = inspect(image().abi(target, 1));
            assertThat(report.kind()).isEqualTo(Kind.SOLO5);
            assertThat(report.description()).asString().contains("for " + name);
            assertThat(report.problem()).asString().contains(runner).contains("build it for the target spt");
            assertThat(report.manifest()).hasSize(1);
            assertThat(report.segments()).hasSize(2);
        }

        @Test
        void otherAbiVersionIsNamed() {
            assertThat(inspect(image().abi(2, 0)).problem()).asString().contains("only versions 1 and 2", "too old");
            assertThat(inspect(image().abi(2, 7)).problem())
                    .asString()
                    .contains("only versions 1 and 2", "newer than this engine");
        }

        @Test
        void brokenUnikernelIsAReportWithTheFault() {
            ImageReport report = inspect(image().put(TestImage.field(0, TestImage.FLAGS), 4, 7));
            assertThat(report.kind()).isEqualTo(Kind.SOLO5);
            assertThat(report.problem()).asString().contains("writable and executable");
        }

        @Test
        void rumprunUnikernelIsTold() {
            TestImage rumprun = image().data("..rumprun_boot..".getBytes(StandardCharsets.US_ASCII));
            assertThat(inspect(rumprun).description()).asString().startsWith("rumprun unikernel on Solo5 for spt");
            assertThat(ImageInspector.isRumprun(rumprun.write(directory))).isTrue();
            assertThat(ImageInspector.isRumprun(image().write(directory))).isFalse();
            ImageReport old = inspect(rumprun.put(TestImage.field(3, TestImage.TYPE), 4, 0));
            assertThat(old.kind()).isEqualTo(Kind.RUMPRUN);
        }
    }

    @Nested
    class OtherElfFiles {
        private TestImage bare() {
            return image().put(TestImage.field(3, TestImage.TYPE), 4, 0);
        }

        @Test
        void linuxProgramSaysSo() {
            ImageReport report = ImageInspector.inspect(Path.of("/bin/sh"));
            assertThat(report.kind()).isEqualTo(Kind.LINUX_PROGRAM);
            assertThat(report.description())
                    .asString()
                    .startsWith("Linux program (dynamic")
                    .contains("loaded by /lib");
            assertThat(report.problem()).asString().contains("needs Linux");
        }

        @Test
        void staticProgramSaysSo() {
            ImageReport report = inspect(bare().put(TestImage.field(2, TestImage.TYPE), 4, 0x6474e551));
            assertThat(report.description()).hasToString("Linux program (static)");
        }

        @Test
        void objectFileCoreDumpAndLibraryAreTold() {
            assertThat(inspect(bare().put(16, 2, 1)).description()).asString().startsWith("object file");
            assertThat(inspect(bare().put(16, 2, 4)).description()).hasToString("core dump");
            assertThat(inspect(bare().put(16, 2, 3).put(24, 8, 0)).description())
                    .hasToString("shared library");
        }

        @Test
        void otherMachineIsNamed() {
            ImageReport report = inspect(bare().put(18, 2, 183));
            assertThat(report.kind()).isEqualTo(Kind.ELF_OTHER);
            assertThat(report.description()).hasToString("program for ARM64");
        }

        @Test
        void multibootKernelIsForABareMachine() {
            assertThat(inspect(bare().put(TestImage.TEXT_AT + 0x40, 4, 0x1badb002))
                            .kind())
                    .isEqualTo(Kind.BARE_METAL);
        }

        @Test
        void aBootLoaderWithAMultibootHeaderIsNoGuest() {
            ImageReport report = inspect(withSection("__u_boot_list").put(TestImage.TEXT_AT + 0x40, 4, 0x1badb002));
            assertThat(report.kind()).isEqualTo(Kind.ELF_OTHER);
            assertThat(report.description()).hasToString("U-Boot, a boot loader for x86-64");
        }

        @Test
        void unikraftAndLinuxKernelAreToldByTheirSections() {
            assertThat(inspect(withSection(".uk_inittab")).kind()).isEqualTo(Kind.UNIKRAFT);
            assertThat(inspect(withSection("__ksymtab")).kind()).isEqualTo(Kind.LINUX_KERNEL);
        }

        @Test
        void unikraftForMultibootIsToldThoughItIsA32BitFile() throws IOException {
            ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
            file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1});
            file.putShort(16, (short) 2).putShort(18, (short) 3).putInt(20, 1);
            file.putInt(32, 64).putShort(46, (short) 40).putShort(48, (short) 1).putShort(50, (short) 0);
            file.putInt(64 + 16, 128).putInt(64 + 20, 14);
            file.position(128).put("\0.uk_inittab\0".getBytes(StandardCharsets.US_ASCII));
            Path image = Files.write(directory.resolve("unikraft"), file.array());
            assertThat(ImageInspector.inspect(image)).satisfies(report -> {
                assertThat(report.kind()).isEqualTo(Kind.UNIKRAFT);
                assertThat(report.description()).hasToString("Unikraft unikernel for x86 (32 bit)");
            });
        }

        private TestImage withSection(String name) {
            byte[] names = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
            ByteBuffer section = ByteBuffer.allocate(64 + names.length).order(ByteOrder.LITTLE_ENDIAN);
            section.putLong(24, TestImage.DATA_AT + 64)
                    .putLong(32, names.length)
                    .put(64, names);
            return bare().data(section.array())
                    .put(40, 8, TestImage.DATA_AT)
                    .put(58, 2, 64)
                    .put(60, 2, 1);
        }

        @Test
        void damagedFileIsAReport() throws IOException {
            Path file = Files.write(directory.resolve("cut"), Arrays.copyOf(image().bytes(), 40));
            ImageReport report = ImageInspector.inspect(file);
            assertThat(report.kind()).isEqualTo(Kind.ELF_OTHER);
            assertThat(report.problem()).asString().contains("is truncated");
        }
    }

    @Nested
    class OtherFiles {
        @Test
        void knownFormatsAreNamed() throws IOException {
            assertThat(inspect(2048, 0x202, "HdrS").kind()).isEqualTo(Kind.LINUX_KERNEL);
            assertThat(inspect(2048, 0, "#!/bin/sh").kind()).isEqualTo(Kind.SCRIPT);
            assertThat(inspect(2048, 0, "QFI\u00fb").description()).hasToString("disk image (qcow2)");
            assertThat(inspect(2048, 0, "KDMV").description()).hasToString("disk image (VMDK)");
            assertThat(inspect(2048, 0, "vhdxfile").description()).hasToString("disk image (VHDX)");
            assertThat(inspect(2048, 512, "EFI PART").description()).asString().contains("GPT");
            assertThat(inspect(2048, 510, "U\u00aa").description()).asString().contains("boot sector");
            assertThat(inspect(0x9000, 0x8001, "CD001").description())
                    .asString()
                    .contains("ISO 9660");
            assertThat(inspect(2048, 0, "\u001f\u008b").description()).hasToString("gzip file");
            assertThat(inspect(2048, 0, "\u00fd7zXZ").kind()).isEqualTo(Kind.ARCHIVE);
            assertThat(inspect(2048, 0, "(\u00b5/\u00fd").description()).hasToString("zstd file");
            assertThat(inspect(2048, 0, "PK\u0003\u0004").description()).hasToString("zip archive");
            assertThat(inspect(2048, 257, "ustar").description()).hasToString("tar archive");
            assertThat(inspect(10, 0, "\u0001\u0002").kind()).isEqualTo(Kind.UNKNOWN);
        }

        @Test
        void scriptNamesItsInterpreter() throws IOException {
            Path file = Files.writeString(directory.resolve("script"), "#!/usr/bin/env python3\nprint()\n");
            assertThat(ImageInspector.inspect(file).description()).hasToString("script for /usr/bin/env python3");
        }

        @Test
        void emptyTextDirectoryAndDeviceAreNamed() throws IOException {
            Path text = Files.writeString(directory.resolve("text"), "gr\u00fc\u00df dich\n");
            Path empty = Files.createFile(directory.resolve("empty"));
            assertThat(ImageInspector.inspect(text).kind()).isEqualTo(Kind.TEXT);
            assertThat(ImageInspector.inspect(empty).kind()).isEqualTo(Kind.EMPTY);
            assertThat(ImageInspector.inspect(directory).kind()).isEqualTo(Kind.DIRECTORY);
            assertThat(ImageInspector.inspect(Path.of("/dev/zero")).kind()).isEqualTo(Kind.UNKNOWN);
        }

        @Test
        void everyProblemIsASentenceWithoutAStop() throws IOException {
            for (String mark : new String[] {"#!", "PK\u0003\u0004", "KDMV", "\u0001"}) {
                String problem = String.valueOf(inspect(600, 0, mark).problem());
                assertThat(problem).matches("[a-z].*[^.]");
            }
        }

        @Test
        void missingFileIsASystemError() {
            assertThatThrownBy(() -> ImageInspector.inspect(directory.resolve("none")))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYSTEM_ERROR));
        }
    }
}
