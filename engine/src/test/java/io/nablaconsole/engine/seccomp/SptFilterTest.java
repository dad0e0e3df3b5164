package io.nablaconsole.engine.seccomp;

import static io.nablaconsole.engine.seccomp.SptFilter.ALLOW;
import static io.nablaconsole.engine.seccomp.SptFilter.ARCH_X86_64;
import static io.nablaconsole.engine.seccomp.SptFilter.ERRNO;
import static io.nablaconsole.engine.seccomp.SptFilter.KILL_PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SptFilterTest {
    private static final long HIGH = 1L << 32;
    private static final long CAPACITY = (5L << 32) + 4096;
    private static final long LAST = CAPACITY - 512;

    private static final List<AttachedDevice> DEVICES = List.of(
            new AttachedDevice.Block("storage", 3, CAPACITY, 512, false),
            new AttachedDevice.Block("readonly", 4, 4096, 4096, true),
            new AttachedDevice.Net("service", 6, MacAddress.parse("02:00:00:00:00:01"), 1500));
    private static final InternalDescriptors INTERNAL = InternalDescriptors.beside(DEVICES);
    private static final List<CallRule> RULES = SptPolicy.rules(INTERNAL, DEVICES);
    private static final BpfInterpreter FILTER = new BpfInterpreter(SptFilter.assemble(RULES));

    private static int answer(Syscall call, long... arguments) {
        return FILTER.run(ARCH_X86_64, call.number(), arguments);
    }

    @Nested
    class EveryGuest {
        @Test
        void mayPrintOnDescriptorOneOnly() {
            assertThat(answer(Syscall.WRITE, 1, 0x100000, 5)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.WRITE, 0)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.WRITE, 2)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.WRITE, 1 + HIGH)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.WRITE, -1)).isEqualTo(KILL_PROCESS);
        }

        @Test
        void mayEndWithAnyCodeThatThereIsRoomFor() {
            for (long code : new long[] {0, 255, HIGH + 7, -1, -255, 0xffffffffL}) {
                assertThat(answer(Syscall.EXIT_GROUP, code)).as("%s", code).isEqualTo(ALLOW);
            }
            for (long code : new long[] {256, 257, 512, HIGH + 256, Integer.MAX_VALUE, Integer.MIN_VALUE, -256}) {
                assertThat(answer(Syscall.EXIT_GROUP, code)).as("%s", code).isEqualTo(SptFilter.TRAP);
            }
        }

        @Test
        void mayWaitOnItsOwnDescriptorsOnly() {
            assertThat(INTERNAL).isEqualTo(new InternalDescriptors(7, 8));
            assertThat(answer(Syscall.EPOLL_PWAIT, 7)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.EPOLL_PWAIT, 8)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.TIMERFD_SETTIME, 8)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.TIMERFD_SETTIME, 7)).isEqualTo(KILL_PROCESS);
        }

        @Test
        void mayReadTwoClocksAndSetOneRegister() {
            assertThat(answer(Syscall.CLOCK_GETTIME, 0)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.CLOCK_GETTIME, 1)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.CLOCK_GETTIME, 2)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.ARCH_PRCTL, 0x1002)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.ARCH_PRCTL, 0x1001)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.ARCH_PRCTL, 0x1002 + HIGH)).isEqualTo(KILL_PROCESS);
        }

        @Test
        void mayMakeNoOtherCall() {
            List<Integer> known = List.of(0, 1, 17, 18, 158, 228, 231, 281, 286);
            for (int number = 0; number < 1024; number++) {
                if (!known.contains(number)) {
                    assertThat(FILTER.run(ARCH_X86_64, number, 1, 1, 1)).isEqualTo(KILL_PROCESS);
                }
            }
        }

        @Test
        void mayNotSpeakAnotherArchitecture() {
            int i386 = 0x40000003;
            assertThat(FILTER.run(i386, Syscall.EXIT_GROUP.number())).isEqualTo(KILL_PROCESS);
            assertThat(FILTER.run(i386, Syscall.WRITE.number(), 1)).isEqualTo(KILL_PROCESS);
            assertThat(FILTER.run(0xc00000b7, Syscall.WRITE.number(), 1)).isEqualTo(KILL_PROCESS);
            assertThat(FILTER.run(ARCH_X86_64, Syscall.WRITE.number() | 0x40000000, 1))
                    .isEqualTo(KILL_PROCESS);
            assertThat(FILTER.run(ARCH_X86_64, -1, 1)).isEqualTo(KILL_PROCESS);
        }
    }

    @Nested
    class BlockDevice {
        @Test
        void isReadAndWrittenUpToItsLastBlock() {
            for (Syscall call : List.of(Syscall.PREAD64, Syscall.PWRITE64)) {
                assertThat(answer(call, 3, 0, 512, 0)).isEqualTo(ALLOW);
                assertThat(answer(call, 3, 0, 512, LAST)).isEqualTo(ALLOW);
                assertThat(answer(call, 3, 0, 512, LAST - HIGH)).isEqualTo(ALLOW);
                assertThat(answer(call, 3, 0, 512, 0xffffffffL)).isEqualTo(ALLOW);
                assertThat(answer(call, 3, 0, 512, LAST + 1)).isEqualTo(KILL_PROCESS);
                assertThat(answer(call, 3, 0, 512, LAST + HIGH)).isEqualTo(KILL_PROCESS);
                assertThat(answer(call, 3, 0, 512, 6 * HIGH)).isEqualTo(KILL_PROCESS);
                assertThat(answer(call, 3, 0, 512, -1)).isEqualTo(KILL_PROCESS);
                assertThat(answer(call, 3, 0, 512, Long.MIN_VALUE)).isEqualTo(KILL_PROCESS);
            }
        }

        @Test
        void isReadByWholeBlocksOnly() {
            assertThat(answer(Syscall.PREAD64, 3, 0, 511, 0)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.PREAD64, 3, 0, 513, 0)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.PREAD64, 3, 0, 512 + HIGH, 0)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.PREAD64, 3 + HIGH, 0, 512, 0)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.PREAD64, 5, 0, 512, 0)).isEqualTo(KILL_PROCESS);
        }

        @Test
        void hasLimitsOfItsOwn() {
            assertThat(answer(Syscall.PREAD64, 4, 0, 4096, 0)).isEqualTo(ALLOW);
            assertThat(answer(Syscall.PREAD64, 4, 0, 4096, 1)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.PREAD64, 4, 0, 512, 0)).isEqualTo(KILL_PROCESS);
        }

        @Test
        void answersWritesWithAnErrorWhenReadOnly() {
            assertThat(answer(Syscall.PWRITE64, 4, 0, 4096, 0)).isEqualTo(ERRNO | 30);
            assertThat(answer(Syscall.PWRITE64, 4, 0, 4096, 1)).isEqualTo(KILL_PROCESS);
        }

        @Test
        void isNoFileToReadOrWriteOtherwise() {
            assertThat(answer(Syscall.READ, 3)).isEqualTo(KILL_PROCESS);
            assertThat(answer(Syscall.WRITE, 3)).isEqualTo(KILL_PROCESS);
        }
    }

    @Test
    void netDeviceIsReadAndWritten() {
        assertThat(answer(Syscall.READ, 6, 0, 2048)).isEqualTo(ALLOW);
        assertThat(answer(Syscall.WRITE, 6, 0, 60)).isEqualTo(ALLOW);
        assertThat(answer(Syscall.READ, 1)).isEqualTo(KILL_PROCESS);
        assertThat(answer(Syscall.PREAD64, 6, 0, 512, 0)).isEqualTo(KILL_PROCESS);
    }

    @Test
    void largestManifestFitsTheKernelsLimit() {
        List<AttachedDevice> many = new ArrayList<>();
        for (int i = 0; i < 63; i++) {
            many.add(new AttachedDevice.Block("s" + i, 3 + i, 512L * (i + 1), 512, i % 2 == 0));
        }
        BpfInterpreter filter =
                new BpfInterpreter(SptFilter.assemble(SptPolicy.rules(InternalDescriptors.beside(many), many)));
        assertThat(filter.instructions()).isLessThan(Bpf.MAX_INSTRUCTIONS);
        for (int i = 0; i < 63; i++) {
            assertThat(filter.run(ARCH_X86_64, 17, 3 + i, 0, 512, 512L * i)).isEqualTo(ALLOW);
            assertThat(filter.run(ARCH_X86_64, 17, 3 + i, 0, 512, 512L * i + 1)).isEqualTo(KILL_PROCESS);
            assertThat(filter.run(ARCH_X86_64, 18, 3 + i, 0, 512, 0)).isEqualTo(i % 2 == 0 ? ERRNO | 30 : ALLOW);
        }
    }

    /** Reads the report as a person would and compares with the filter, over calls at and around every limit. */
    @Test
    void reportAndFilterAgree() {
        List<AllowedCall> report = AllowedCalls.of(RULES);
        List<Integer> numbers =
                Arrays.stream(Syscall.values()).map(Syscall::number).toList();
        Random random = new Random(11);
        long[] values = {0, 1, 2, 3, 4, 6, 7, 8, 511, 512, 4096, 0x1002, LAST, LAST + 1, LAST - 1, HIGH, 3 + HIGH, -1};
        int admitted = 0;
        for (int round = 0; round < 200_000; round++) {
            int number = numbers.get(random.nextInt(numbers.size()));
            long[] arguments =
                    random.ints(4, 0, values.length).mapToLong(i -> values[i]).toArray();
            boolean told = report.stream().anyMatch(c -> c.number() == number && holds(c.condition(), arguments));
            int answer = FILTER.run(ARCH_X86_64, number, arguments);
            assertThat(answer != KILL_PROCESS).isEqualTo(told);
            admitted += told ? 1 : 0;
        }
        assertThat(admitted).isGreaterThan(5000);
    }

    @Test
    void reportTellsWhatReadOnlyMeans() {
        assertThat(AllowedCalls.of(RULES))
                .contains(new AllowedCall(
                        "pwrite64",
                        18,
                        "descriptor 4, length 4096, offset at most 0",
                        "nothing is written: block device 'readonly' is read-only, the guest is told EROFS"));
    }

    private static boolean holds(String condition, long[] arguments) {
        Matcher m =
                Pattern.compile("(\\w+) (at most )?(\\d+)( \\(\\w+\\))?(, )?").matcher(condition);
        boolean holds = true;
        int end = 0;
        while (m.find()) {
            int argument = switch (m.group(1)) {
                case "length" -> 2;
                case "offset" -> 3;
                default -> 0;
            };
            long limit = Long.parseUnsignedLong(m.group(3));
            long actual = arguments[argument];
            holds &= m.group(2) == null ? actual == limit : Long.compareUnsigned(actual, limit) <= 0;
            end = m.end();
        }
        assertThat(end).isEqualTo(condition.length());
        return holds;
    }
}
