package io.nablaconsole.engine.hvt;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.api.User;
import io.nablaconsole.engine.handler.NoHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples' builds for hvt, as containers. */
class HvtContainerTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static ConfigBuilder config(String name, String... arguments) {
        return Config.builder(Guests.sample(name)).arguments(arguments).memory(MemorySize.ofMebibytes(16));
    }

    private Container create(Config config) {
        Handlers handlers = new Handlers(new NoHandler(), new NoHandler(), new HvtExec(Kvm.PROBE));
        return Nabla.factory(engine.root(), handlers).create("guest", config);
    }

    private Container run(Config config) {
        Container container = create(config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    @Tag("kvm")
    @Nested
    class Running {
        @BeforeEach
        void assumeKvm() {
            Kvm.assume();
        }

        @Test
        void helloGreetsAndLeavesNothing() throws IOException {
            Container hello = run(config("hello", "dear", "world").build());
            ExitRecord exit = exitOf(hello);
            assertThat(exit.code()).isZero();
            assertThat(wholeConsole(hello)).isEqualTo("Hello dear world\r\nThis machine has 16 MiB of memory.\r\n");
            assertThat(hello.state().tender()).isEqualTo("embedded-hvt");
            hello.destroy();
            assertThat(engine.factory().list()).isEmpty();
        }

        @Test
        void argumentsArriveAsTheyWereGiven() {
            Container args = run(config("args", "one", "two words", "a \"quoted\" \\word", "über")
                    .build());
            exitOf(args);
            assertThat(wholeConsole(args))
                    .isEqualTo(
                            "[one] 3 bytes\r\n[two words] 9 bytes\r\n[a \"quoted\" \\word] 16 bytes\r\n[über] 5 bytes\r\n");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 7, 255})
        void codeIsKept(int code) {
            assertThat(exitOf(run(config("exitcode", String.valueOf(code)).build()))
                            .code())
                    .isEqualTo(code);
        }

        @ParameterizedTest
        @CsvSource({
            "crash, null, 'trap 14 (page fault)', 'address 0x0'",
            "crash, code, 'trap 14 (page fault)', 'address 0x100000'",
            "forbidden, '', 'trap 6 (invalid opcode)', 'instruction at 0x1'"
        })
        void guestReportsItsOwnFault(String name, String argument, String trap, String where) {
            Container container = run(config(name, argument).build());
            assertThat(exitOf(container).code()).isEqualTo(255);
            assertThat(wholeConsole(container)).contains(trap, where).doesNotContain("Still alive");
        }

        @Test
        void faultWithoutHandlerIsReportedOnTheConsole(@TempDir Path directory) {
            Path image = new GuestCode().bytes(0x0f, 0x0b).image().write(directory);
            Container container =
                    run(Config.builder(image).memory(Guests.MEMORY).build());
            assertThat(exitOf(container).signal()).isEqualTo(Signal.parse("SEGV"));
            assertThat(wholeConsole(container))
                    .contains("the guest was stopped: invalid instruction", "rip 0000000000100000");
        }

        @Test
        void clockSleepsIsPausedAndStopped() {
            long begun = System.nanoTime();
            Container clock = run(config("clock").build());
            try (ConsoleSession console = clock.openConsole()) {
                readUntil(console, "up 0:00:01");
                clock.pause();
                assertThat(clock.status()).isEqualTo(Status.PAUSED);
                clock.resume();
                readUntil(console, "up 0:00:02");
            }
            assertThat(clock.stop(Duration.ofSeconds(10)))
                    .hasValueSatisfying(exit -> assertThat(exit.signal()).isEqualTo(Signal.TERM));
            // one that turns round and round takes all the time there is
            Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(exitOf(clock).cpuTime()).isLessThan(lasted.dividedBy(2));
        }

        @Test
        void memoryIsAllThereAndHoldsWhatIsWritten() {
            Container memory = run(config("memory", "48", "exit")
                    .memory(MemorySize.ofMebibytes(64))
                    .build());
            assertThat(exitOf(memory).code()).isZero();
            assertThat(wholeConsole(memory)).contains("touched 48 of 48 MiB");
        }

        @Test
        void diskKeepsWhatIsWritten(@TempDir Path directory) throws IOException {
            Path disk = Files.write(directory.resolve("disk"), new byte[8192]);
            ConfigBuilder write =
                    config("disk", "write", "3", "kept").device("storage", new BlockFile(disk, false, 512));
            assertThat(exitOf(run(write.build())).code()).isZero();
            assertThat(new String(Files.readAllBytes(disk), 3 * 512, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("kept");
        }

        @Test
        void readOnlyDiskRefusesToBeWritten(@TempDir Path directory) throws IOException {
            Path disk = Files.write(directory.resolve("disk"), new byte[8192]);
            ConfigBuilder write =
                    config("disk", "write", "3", "kept").device("storage", new BlockFile(disk, true, 512));
            Container container = run(write.build());
            assertThat(exitOf(container).code()).isEqualTo(1);
            assertThat(wholeConsole(container)).contains("the host refuses to write sector 3");
            assertThat(Files.readAllBytes(disk)).containsOnly(0);
        }

        @Test
        void outlivesTheFileItWasMadeFrom(@TempDir Path directory) throws IOException {
            Path image = Files.copy(Guests.sample("hello"), directory.resolve("hello.hvt"));
            Container hello = create(Config.builder(image).memory(Guests.MEMORY).build());
            Files.delete(image);
            hello.run(ContainerProcess.ofConfig());
            assertThat(exitOf(hello).code()).isZero();
        }
    }

    @Test
    void argumentsMayChangeWithTheProcess(@TempDir Path directory) throws IOException {
        HvtExec exec = new HvtExec(Kvm.PROBE);
        Config old = config("args", "old").build();
        HandlerState state = exec.create(new HandlerContext(new ContainerId("guest"), old, directory));
        HandlerContext changed = new HandlerContext(
                new ContainerId("guest"), config("args", "fresh").build(), directory);
        assertThat(exec.run(changed, state)).isNotEqualTo(state);
        TenderCommand command = exec.command(changed, state);
        assertThat(command.argv()).startsWith("args.hvt").hasSize(2);
        Path plan = Path.of(command.argv().get(1));
        assertThat(Files.readString(plan, StandardCharsets.ISO_8859_1))
                .contains("fresh\0")
                .doesNotContain("old\0");
        exec.destroy(changed, state);
        exec.destroy(changed, state);
        assertThat(directory).isEmptyDirectory();
    }

    @Nested
    class Validating {
        private void refuses(Config config, String... said) {
            assertThatThrownBy(() -> new HvtExec(Kvm.PROBE).validate(config)).hasMessageContainingAll(said);
        }

        @Test
        void missingKvmSaysWhatToDo(@TempDir Path directory) {
            HvtExec exec = new HvtExec(new KvmProbe(directory.resolve("kvm")));
            assertThatThrownBy(() -> exec.validate(config("hello").build()))
                    .hasMessageContainingAll("hello.hvt: it needs a virtual machine, and there is no ", "modprobe");
        }

        @Test
        void anotherUserIsRefused() {
            Config config = config("hello")
                    .settings(ProcessSettings.INHERITED.toBuilder()
                            .user(User.of(54321, 54321))
                            .build())
                    .build();
            refuses(config, "process.user asks for user 54321", "run the engine as");
        }

        @Test
        void otherTargetsAreNamed() {
            Path spt = Guests.sample("hello").resolveSibling("hello.spt");
            refuses(Config.builder(spt).build(), "hello.spt is a Solo5 unikernel for spt version 2");
        }

        @Test
        void tooLittleMemoryIsNamed() {
            refuses(config("hello").memory(MemorySize.ofMebibytes(1)).build(), "memory of 1 MiB is too small");
        }

        @Test
        void moreMemoryThanAGuestCanNameIsRefused() {
            refuses(config("hello").memory(MemorySize.parse("5G")).build(), "memory of 5 GiB is more", "4 GiB at most");
        }

        @Test
        void missingDeviceIsNamed() {
            refuses(config("disk").build(), "block device 'storage'", "attach it");
        }

        @Test
        void sandboxIsToldBeforeAnythingRuns() {
            assertThat(HvtExec.sandbox(config("hello").build()).calls())
                    .extracting(AllowedCall::name)
                    .containsOnly("ioctl", "write", "exit_group", "epoll_pwait", "timerfd_settime", "clock_gettime");
        }
    }
}
