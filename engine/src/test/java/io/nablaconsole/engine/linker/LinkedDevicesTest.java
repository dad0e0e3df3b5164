package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.image.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices of linked guests, and what keeps a program from starting. */
class LinkedDevicesTest extends LinkedGuests {
    LinkedDevicesTest(@TempDir Path directory) {
        super(directory);
    }

    private Block block(boolean readOnly) {
        return new Block("storage", 3, 1024, 512, readOnly);
    }

    private Path disk() throws IOException {
        return Files.writeString(directory.resolve("disk"), "x".repeat(512) + "y".repeat(512));
    }

    @Test
    void blockIsReadAndWritten() throws IOException {
        Path disk = disk();
        X86 code = call(new X86(), PREAD64, 3, TestImage.DATA, 512, 512);
        exit(call(code, PWRITE64, 3, TestImage.DATA, 512, 0), 0);
        Path program = link(new TestImage(code.assemble()).block("storage"), "", block(false));
        assertThat(runWith("3<>" + disk, program).exit()).isZero();
        assertThat(Files.readString(disk)).isEqualTo("y".repeat(1024));
    }

    @Test
    void blockDoesNotGrow() throws IOException {
        Path disk = disk();
        X86 code = exit(call(new X86(), PWRITE64, 3, TestImage.DATA, 512, 1024), 0);
        Path program = link(new TestImage(code.assemble()).block("storage"), "", block(false));
        assertThat(runWith("3<>" + disk, program).exit()).isEqualTo(Execution.SIGSYS);
        assertThat(disk).hasSize(1024);
    }

    @Test
    void readOnlyBlockAnswersWithAnError() throws IOException {
        Path disk = disk();
        TestImage image = exitWithErrno(call(new X86(), PWRITE64, 3, TestImage.DATA, 512, 0));
        Path program = link(image.block("storage"), "", block(true));
        assertThat(runWith("3<>" + disk, program).exit()).isEqualTo(30);
        assertThat(Files.readString(disk)).startsWith("x");
    }

    @Test
    void missingDescriptorIsSaidAndNothingRuns() {
        Path program = link(new TestImage(exit(new X86(), 0).assemble()).block("storage"), "", block(false));
        assertThat(Execution.of(directory, List.of(program.toString())))
                .isEqualTo(
                        new Execution(SptLinker.EXIT_CODE, "", "nabla: descriptor 3 of device storage is not open\n"));
    }

    @Test
    void descriptorThatIsNoTapIsSaid() throws IOException {
        AttachedDevice net = new AttachedDevice.Net("service", 5, MacAddress.parse("02:00:00:00:00:01"), 1500);
        Path program = link(new TestImage(exit(new X86(), 0).assemble()).net("service"), "", net);
        Execution ended = runWith("5<>" + disk(), program);
        assertThat(ended.exit()).isEqualTo(SptLinker.EXIT_CODE);
        assertThat(ended.errors()).contains("cannot wait for network device service: descriptor 5 is no tap");
    }

    @Test
    void descriptorsComeOutRightWhateverIsOpen() throws IOException {
        X86 code = exit(call(new X86(), PREAD64, 9, TestImage.DATA, 512, 0), 4);
        Block ninth = new Block("storage", 9, 1024, 512, true);
        Path program = link(new TestImage(code.assemble()).block("storage"), "", ninth);
        String open = "9<" + disk() + " 3<&9 4<&9 5<&9 6<&9 7<&9 8<&9 0<&- ";
        assertThat(runWith(open, program).exit()).isEqualTo(4);
    }

    @Test
    void tooMuchMemoryForTheHostIsSaid() {
        SptImage image = SptImage.read(new TestImage(exit(new X86(), 0).assemble()).write(directory));
        Path program = directory.resolve("huge");
        SptLinker.link(image, MemorySize.parse("1G"), new byte[0], List.of(), program);
        Execution ended = Execution.of(directory, List.of("/bin/sh", "-c", "ulimit -v 500000; exec " + program));
        assertThat(ended.exit()).isEqualTo(SptLinker.EXIT_CODE);
        assertThat(ended.errors())
                .isEqualTo("nabla: the host cannot give the guest 1023 MiB of memory for heap and stack\n");
    }
}
