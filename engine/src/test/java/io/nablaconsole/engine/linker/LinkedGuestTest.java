package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.image.TestImage;
import io.nablaconsole.engine.linker.X86.Register;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guest finds when it begins, and what kills it. */
class LinkedGuestTest extends LinkedGuests {
    LinkedGuestTest(@TempDir Path directory) {
        super(directory);
    }

    @Nested
    class Guest {
        @Test
        void printsAndEndsWithItsCode() {
            X86 code = exit(call(new X86(), WRITE, 1, TestImage.DATA, 2, 0), 7);
            Execution ended = run(new TestImage(code.assemble()).data(new byte[] {'h', 'i'}));
            assertThat(ended).isEqualTo(new Execution(7, "hi", ""));
        }

        @ParameterizedTest
        @CsvSource({"0,0", "255,255", "256,255", "257,255", "65536,255", "-1,255", "-2,254", "-256,255"})
        void aCodeThatThereIsNoRoomForIsNoSuccess(int code, int expected) {
            assertThat(run(new TestImage(exit(new X86(), code).assemble())).exit())
                    .isEqualTo(expected);
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
            assertThat(touch(store(0x30000))).isZero();
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
            assertThat(touch(store(0x20000))).isEqualTo(Execution.SIGSEGV);
            assertThat(touch(store(0x21000))).isEqualTo(Execution.SIGSEGV);
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
}
