package io.nablaconsole.engine.hvt;

import static io.nablaconsole.engine.hvt.GuestCode.BLOCK_READ;
import static io.nablaconsole.engine.hvt.GuestCode.BLOCK_WRITE;
import static io.nablaconsole.engine.hvt.GuestCode.PUTS;
import static io.nablaconsole.engine.image.TestImage.DATA;
import static io.nablaconsole.engine.image.TestImage.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.linker.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests of a few instructions may not do, and what is said about it. */
@Tag("kvm")
class GuestFaultTest {
    private static final int TENDER_FAILED = 125;
    private static final long END = Guests.MEMORY.bytes();

    private final Path directory;
    private final Guests guests;

    GuestFaultTest(@TempDir Path directory) {
        this.directory = directory;
        guests = new Guests(directory);
    }

    @BeforeEach
    void assumeKvm() {
        Kvm.assume();
    }

    @Test
    void guestEndsWithItsCode() {
        assertThat(guests.run(new GuestCode().halt(42).image())).isEqualTo(new Execution(42, "", ""));
    }

    @Nested
    class Exceptions {
        private void faults(GuestCode code, String... said) {
            Execution ended = guests.run(code.halt(0).image());
            assertThat(ended.errors())
                    .startsWith("nabla-hvt: the guest was stopped: ")
                    .contains(said);
            assertThat(ended.exit()).isEqualTo(Execution.SIGSEGV);
            assertThat(ended.output()).isEmpty();
        }

        @Test
        void invalidInstructionIsReportedWithRegisters() {
            faults(
                    new GuestCode().load(0x1122334455667788L).bytes(0x0f, 0x0b),
                    "invalid instruction (exception 6, code 0x0) by the instruction at 0x10000a\n",
                    "rip 000000000010000a  rsp 00000000003ffff8",
                    "rax 1122334455667788",
                    "instruction 0f 0b ");
        }

        @Test
        void writingWhereNothingIsFaults() {
            faults(
                    new GuestCode().store(0),
                    "page fault, writing 0x0, where it has no memory, by the instruction at 0x100000\n",
                    "cr2 0000000000000000");
        }

        @Test
        void firstAddressBehindTheMemoryFaults() {
            faults(new GuestCode().store(END), "page fault, writing 0x400000, where it has no memory");
        }

        @Test
        void codeCannotBeWritten() {
            faults(new GuestCode().store(TEXT), "page fault, writing 0x100000, which is not allowed there");
        }

        @Test
        void bootInformationCannotBeWritten() {
            faults(new GuestCode().store(Machine.BOOT_INFO), "writing 0x10000, which is not allowed there");
        }

        @Test
        void dataCannotBeRun() {
            // push DATA; ret
            faults(
                    new GuestCode().bytes(0x68, 0x00, 0x10, 0x10, 0, 0xc3),
                    "page fault, running 0x101000, which is not");
        }

        @Test
        void divisionByZeroFaults() {
            // xor ecx, ecx; div ecx
            faults(new GuestCode().bytes(0x31, 0xc9, 0xf7, 0xf1), "division error (exception 0");
        }

        @Test
        void haltedProcessorEnds() {
            faults(new GuestCode().bytes(0xf4), "halted the processor");
        }

        @Test
        void faultInFaultHandlerEnds() {
            // lidt [DATA], which says that there are no handlers; ud2
            faults(new GuestCode().bytes(0x0f, 0x01, 0x1c, 0x25, 0x00, 0x10, 0x10, 0, 0x0f, 0x0b), "triple fault");
        }
    }

    @Nested
    class OwnPageTables {
        @Test
        void codeStaysWhatItIsUnderPageTablesOfTheGuest() {
            // the guest maps 4 MiB, all writable, with tables in its heap, and writes its own code
            long root = 0x200000;
            GuestCode code = new GuestCode()
                    .put(root, root + 0x1003)
                    .put(root + 0x1000, root + 0x2003)
                    .put(root + 0x2000, 0x83, 0x200083)
                    .load(root)
                    .bytes(0x0f, 0x22, 0xd8) // mov cr3, rax
                    .store(TEXT);
            Execution ended = guests.run(code.halt(0).image());
            assertThat(ended.exit()).isEqualTo(Execution.SIGSEGV);
            assertThat(ended.errors())
                    .containsAnyOf("it wrote to 0x100000, which is read-only", "it used memory that is read-only");
        }
    }

    @Nested
    class Calls {
        private void forbidden(GuestCode code, String said) {
            Execution ended = guests.run(code.halt(0).image());
            assertThat(ended.errors())
                    .startsWith("nabla-hvt: the guest asked for what it is not offered and was stopped: " + said)
                    .contains("rip ");
            assertThat(ended.exit()).isEqualTo(Execution.SIGSYS);
        }

        @ParameterizedTest
        @ValueSource(ints = {0x500, 0x509, 0x60, 0x3f8, 0x600})
        void otherPortsAreNotThere(int port) {
            forbidden(new GuestCode().out(port, 0), port == 0x500 ? "there is no call 0" : "I/O port 0x");
        }

        @Test
        void argumentsMustBeTheGuests() {
            forbidden(new GuestCode().call(PUTS, END - 8), "puts: the 16 bytes at 0x3ffff8 are not the guest's");
        }

        @Test
        void argumentsBetweenRegionsAreNotTheGuests() {
            forbidden(new GuestCode().call(PUTS, 0x20000), "puts: the 16 bytes at 0x20000");
        }

        @Test
        void dataMustBeTheGuests() {
            GuestCode code = new GuestCode().put(DATA, DATA, END).call(PUTS, DATA);
            forbidden(code, "puts: the 4194304 bytes at 0x101000 are not the guest's");
        }

        @Test
        void sizeDoesNotWrapAround() {
            GuestCode code = new GuestCode().put(DATA, DATA, -1L).call(PUTS, DATA);
            forbidden(code, "puts: the 18446744073709551615 bytes at 0x101000");
        }

        @Test
        void resultDoesNotGoIntoCode() {
            forbidden(new GuestCode().call(1, TEXT), "walltime: the 8 bytes at 0x100000 are not the guest's to have");
        }

        @Test
        void pageTablesAreNotTheGuests() {
            GuestCode code = new GuestCode().put(DATA, END, 8).call(PUTS, DATA);
            forbidden(code, "puts: the 8 bytes at 0x400000");
        }

        @Test
        void textReachesAcrossRegions() {
            GuestCode code =
                    new GuestCode().put(DATA, TEXT, 0x1008).call(PUTS, DATA).halt(3);
            Execution ended = guests.run(code.image());
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.output()).hasSize(0x1008);
        }
    }

    @Nested
    class Blocks {
        private final Path disk = directory.resolve("disk");

        private Execution transfer(int call, boolean readOnly, long handle, long offset, long size) throws IOException {
            Files.writeString(disk, "x".repeat(512) + "y".repeat(512));
            GuestCode code = new GuestCode()
                    .put(DATA + 0x200, handle, offset, DATA + 0x400, size, -1)
                    .call(call, DATA + 0x200)
                    .put(DATA, DATA + 0x400, 8)
                    .call(PUTS, DATA)
                    .haltWith(DATA + 0x220);
            return guests.run(
                    "3<>" + disk, code.image().block("storage"), new Block("storage", 3, 1024, 512, readOnly));
        }

        @Test
        void lastBlockIsRead() throws IOException {
            assertThat(transfer(BLOCK_READ, false, 1, 512, 512)).isEqualTo(new Execution(0, "yyyyyyyy", ""));
        }

        @Test
        void blockIsWritten() throws IOException {
            assertThat(transfer(BLOCK_WRITE, false, 1, 0, 512).exit()).isZero();
            assertThat(Files.readString(disk)).startsWith("\0\0").endsWith("yy").hasSize(1024);
        }

        @Test
        void writingReadOnlyFails() throws IOException {
            assertThat(transfer(BLOCK_WRITE, true, 1, 0, 512).exit()).isEqualTo(3);
            assertThat(Files.readString(disk)).startsWith("xx");
        }

        @ParameterizedTest
        @ValueSource(longs = {1024, 513, -512, Long.MIN_VALUE})
        void offsetsOutsideAreInvalid(long offset) throws IOException {
            assertThat(transfer(BLOCK_WRITE, false, 1, offset, 512).exit()).isEqualTo(2);
            assertThat(disk).hasSize(1024);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 2, 64, -1})
        void otherHandlesAreInvalid(long handle) throws IOException {
            assertThat(transfer(BLOCK_READ, false, handle, 0, 512).exit()).isEqualTo(2);
        }

        @Test
        void otherSizesAreInvalid() throws IOException {
            assertThat(transfer(BLOCK_READ, false, 1, 0, 1024).exit()).isEqualTo(2);
        }

        @Test
        void missingDescriptorIsSaidAndNothingRuns() {
            Execution ended = guests.run(
                    new GuestCode().halt(0).image().block("storage"), new Block("storage", 3, 1024, 512, false));
            assertThat(ended)
                    .isEqualTo(new Execution(TENDER_FAILED, "", "nabla-hvt: descriptor 3 of device 1 is not open\n"));
        }
    }

    @Test
    void foreignFileIsNoPlan() throws IOException {
        Execution ended = guests.run("", Files.writeString(directory.resolve("no-plan"), "x".repeat(5000)));
        assertThat(ended.exit()).isEqualTo(TENDER_FAILED);
        assertThat(ended.errors()).contains("is no plan of this version: create the container again");
    }

    @Test
    void descriptorsOfOthersAreClosed() {
        Path plan = guests.plan(new GuestCode().halt(5).image().write(directory), Guests.MEMORY, "");
        assertThat(guests.run("3</etc/passwd 4<&3 5<&3 6<&3 9<&3", plan).exit()).isEqualTo(5);
    }
}
