package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.image.TestImage;
import io.nablaconsole.engine.linker.X86.Register;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links guests of a few machine instructions and really runs them. */
class SptLinkerTest {
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(4);
    private static final int WRITE = 1;
    private static final int PREAD64 = 17;
    private static final int PWRITE64 = 18;
    private static final int OPENAT = 257;
    private static final int EXIT_GROUP = 231;
    private static final int EPOLL_PWAIT = 281;

    private final Path directory;

    SptLinkerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A system call; numbers that do not matter are 0. */
    private static X86 call(X86 code, int number, long first, long second, long third, long fourth) {
        return code.moveShort(Register.RAX, number)
                .move(Register.RDI, first)
                .move(Register.RSI, second)
                .move(Register.RDX, third)
                .move(Register.R10, fourth)
                .syscall();
    }

    private static X86 exit(X86 code, int status) {
        return call(code, EXIT_GROUP, status, 0, 0, 0);
    }

    /** Ends with the number in RAX, negated: the errno of the call before. */
    private static TestImage exitWithErrno(X86 code) {
        byte[] negateIntoRdi = {0x48, (byte) 0xf7, (byte) 0xd8, 0x48, (byte) 0x89, (byte) 0xc7};
        byte[] exit = new X86().moveShort(Register.RAX, EXIT_GROUP).syscall().assemble();
        return new TestImage(joined(code.assemble(), negateIntoRdi, exit));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private Path link(TestImage image, String commandLine, AttachedDevice... devices) {
        Path program = directory.resolve("program");
        SptLinker.link(
                SptImage.read(image.write(directory)),
                MEMORY,
                commandLine.getBytes(StandardCharsets.UTF_8),
                List.of(devices),
                program);
        return program;
    }

    private Execution run(TestImage image) {
        return Execution.of(directory, List.of(link(image, "").toString()));
    }

    private Execution runWith(String redirection, Path program) {
        return Execution.of(directory, List.of("/bin/sh", "-c", "exec " + redirection + "; exec " + program));
    }

    @Nested
    class Guest {
        @Test
        void printsAndEndsWithItsCode() {
            X86 code = exit(call(new X86(), WRITE, 1, TestImage.DATA, 2, 0), 7);
            Execution ended = run(new TestImage(code.assemble()).data(new byte[] {'h', 'i'}));
            assertThat(ended).isEqualTo(new Execution(7, "hi", ""));
        }

        @Test
        void isKilledForAForbiddenCall() {
            X86 code = exit(call(new X86(), OPENAT, -100, TestImage.DATA, 0, 0), 0);
            assertThat(run(new TestImage(code.assemble())).exit()).isEqualTo(Execution.SIGSYS);
        }

        @Test
        void findsItsStackAtTheEndOfItsMemory() {
            byte[] store = bytes(0x48, 0x89, 0x24, 0x25, 0, 0x10, 0x10, 0); // mov [DATA], rsp
            byte[] print =
                    exit(call(new X86(), WRITE, 1, TestImage.DATA, 8, 0), 0).assemble();
            String output = run(new TestImage(joined(store, print))).output();
            ByteBuffer word = ByteBuffer.wrap(output.getBytes(StandardCharsets.ISO_8859_1))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(word.getLong()).isEqualTo(MEMORY.bytes() - 8);
        }

        @Test
        void findsAllOtherRegistersEmpty() {
            ByteArrayOutputStream code = new ByteArrayOutputStream();
            for (int register = 1; register < 16; register++) {
                if (register != Register.RSP.low() && register != Register.RDI.low()) {
                    code.writeBytes(bytes(0x48 | register >> 3 << 2, 0x09, 0xc0 | (register & 7) << 3)); // or rax, r
                }
            }
            code.writeBytes(bytes(0x48, 0x85, 0xc0, 0x0f, 0x95, 0xc0, 0x0f, 0xb6, 0xf8)); // edi = rax != 0
            code.writeBytes(
                    new X86().moveShort(Register.RAX, EXIT_GROUP).syscall().assemble());
            assertThat(run(new TestImage(code.toByteArray())).exit()).isZero();
        }

        @Test
        void isToldItsCommandLine() {
            byte[] useRdi = bytes(0x48, 0x89, 0xfb); // mov rbx, rdi
            X86 code = new X86().load(Register.RSI, 16).moveShort(Register.RAX, WRITE);
            code.moveShort(Register.RDI, 1).moveShort(Register.RDX, 13).syscall();
            byte[] all = joined(useRdi, exit(code, 0).assemble());
            Execution ended = Execution.of(
                    directory,
                    List.of(link(new TestImage(all), "--name=gr\u00fcn").toString()));
            assertThat(ended.output().getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo("--name=gr\u00fcn\0".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class Memory {
        private int touch(byte... instructions) {
            return run(new TestImage(joined(instructions, exit(new X86(), 0).assemble())))
                    .exit();
        }

        private byte[] store(long address) {
            // mov [rdx], rax
            return joined(new X86().move(Register.RDX, address).assemble(), bytes(0x48, 0x89, 0x02));
        }

        @Test
        void isWritableFromLowMemoryToItsEnd() {
            assertThat(touch(store(0x10000))).isZero();
            assertThat(touch(store(0xff000))).isZero();
            assertThat(touch(store(TestImage.DATA + TestImage.DATA_MEMORY - 8))).isZero();
            assertThat(touch(store(0x200000))).isZero();
            assertThat(touch(store(MEMORY.bytes() - 8))).isZero();
        }

        @Test
        void endsWhereItWasToldTo() {
            assertThat(touch(store(0xff8))).isEqualTo(Execution.SIGSEGV);
            assertThat(touch(store(0xf000))).isEqualTo(Execution.SIGSEGV);
            assertThat(touch(store(MEMORY.bytes()))).isEqualTo(Execution.SIGSEGV);
        }

        @Test
        void ofCodeAndStubIsNotWritable() {
            assertThat(touch(store(TestImage.TEXT))).isEqualTo(Execution.SIGSEGV);
            assertThat(touch(store(MEMORY.bytes() + 0x10000))).isEqualTo(Execution.SIGSEGV);
            assertThat(touch(store(MEMORY.bytes() + 0x11000))).isEqualTo(Execution.SIGSEGV);
        }

        @Test
        void ofDataIsNotExecutable() {
            byte[] jump = new X86().jumpFar(TestImage.DATA).assemble();
            assertThat(touch(jump)).isEqualTo(Execution.SIGSEGV);
            byte[] storeAndJump =
                    joined(store(0x200000), new X86().jumpFar(0x200000).assemble());
            assertThat(touch(storeAndJump)).isEqualTo(Execution.SIGSEGV);
        }

        @Test
        void holdsNothingOfTheHost() throws Exception {
            X86 code = call(new X86(), EPOLL_PWAIT, 3, TestImage.DATA, 1, -1);
            Path program = link(new TestImage(code.assemble()), "");
            Process guest = new ProcessBuilder(program.toString()).start();
            try {
                List<String> maps = waitForMaps(guest.pid());
                assertThat(maps)
                        .noneMatch(line -> line.contains("[stack]") || line.contains("[vdso]"))
                        .noneMatch(line -> line.matches("\\S+ .wx. .*"));
                assertThat(Long.parseLong(maps.get(0).split("-", 2)[0], 16)).isEqualTo(0x10000);
                try (Stream<Path> open = Files.list(Path.of("/proc/" + guest.pid() + "/fd"))) {
                    assertThat(open.map(p -> p.getFileName().toString()))
                            .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
                }
            } finally {
                guest.destroyForcibly().waitFor();
            }
        }

        private List<String> waitForMaps(long pid) throws Exception {
            Path wchan = Path.of("/proc/" + pid + "/status");
            for (int i = 0; i < 500; i++) {
                if (Files.readString(wchan).contains("Seccomp:\t2")) {
                    break;
                }
                Thread.sleep(10);
            }
            return Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream()
                    .filter(line -> !line.contains("[vsyscall]"))
                    .toList();
        }
    }

    @Nested
    class Devices {
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
                    .isEqualTo(new Execution(
                            SptLinker.EXIT_CODE, "", "nabla: descriptor 3 of device storage is not open\n"));
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
    }

    @Nested
    class Refusals {
        private final SptImage image =
                SptImage.read(new TestImage((byte) 0xf4).block("storage").write(directory));
        private final Block block = new Block("storage", 3, 512, 512, false);

        private void assertRefused(String message, MemorySize memory, int commandLine, AttachedDevice... devices) {
            byte[] line = "x".repeat(commandLine).getBytes(StandardCharsets.US_ASCII);
            assertThatThrownBy(() -> SptLinker.link(image, memory, line, List.of(devices), directory.resolve("p")))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining(message);
            assertThat(directory.resolve("p")).doesNotExist();
        }

        @Test
        void nameTheMemoryThatWouldDo() {
            assertRefused("give it 2 MiB or more", MemorySize.ofMebibytes(1), 0, block);
            assertRefused("16 TiB at most", MemorySize.ofMebibytes(17 << 20), 0, block);
            assertThat(SptLinker.leastMemory(image)).isEqualTo(MemorySize.ofMebibytes(2));
            SptLinker.check(image, MemorySize.ofMebibytes(2), new byte[0], List.of(block));
        }

        @Test
        void nameTheLengthOfTheCommandLine() {
            SptLinker.check(image, MEMORY, new byte[0], List.of(block));
            assertRefused("takes 8192 bytes, more than the 8191", MEMORY, 8192, block);
        }

        @Test
        void nameTheDeviceThatDoesNotFit() {
            MacAddress mac = MacAddress.parse("02:00:00:00:00:01");
            assertRefused("block device 'storage' of " + image.file() + " has nothing behind it", MEMORY, 0);
            assertRefused(
                    "device 'other' is not in the manifest", MEMORY, 0, block, new Block("other", 4, 512, 512, true));
            assertRefused("is given twice", MEMORY, 0, block, block);
            assertRefused("has descriptor 3, which", MEMORY, 0, block, new Block("other", 3, 512, 512, true));
            assertRefused("is a net device", MEMORY, 0, new AttachedDevice.Net("storage", 3, mac, 1500));
        }

        @Test
        void leaveNoFileWhenTheImageIsGone() throws IOException {
            Files.delete(image.file());
            assertRefused("cannot link image", MEMORY, 0, block);
        }

        @Test
        void tellAnImageThatBecameShorter() throws IOException {
            Files.write(image.file(), new byte[100]);
            assertRefused("became shorter while it was linked", MEMORY, 0, block);
        }
    }

    @Nested
    class File {
        @Test
        void isSmallHoweverLargeTheMemory() throws IOException {
            Path program = directory.resolve("big");
            SptImage image = SptImage.read(new TestImage(exit(new X86(), 3).assemble()).write(directory));
            SptLinker.link(image, MemorySize.parse("1G"), new byte[0], List.of(), program);
            assertThat(Files.size(program)).isLessThan(64 << 10);
            assertThat(Execution.of(directory, List.of(program.toString())).exit())
                    .isEqualTo(3);
        }

        @Test
        void isExecutableByItsOwnerOnlyAndReplacesTheOld() throws IOException {
            link(new TestImage(exit(new X86(), 1).assemble()), "");
            Path program = link(new TestImage(exit(new X86(), 2).assemble()), "");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program)))
                    .isEqualTo("rwx------");
            assertThat(Execution.of(directory, List.of(program.toString())).exit())
                    .isEqualTo(2);
        }
    }
}
