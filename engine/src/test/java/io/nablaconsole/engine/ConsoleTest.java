package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.container.EngineParts;
import io.nablaconsole.engine.container.NablaFactory;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a viewer of a console sees, whenever it comes; programs that read stand in for guests that can. */
class ConsoleTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Container program(String id, boolean terminal, String... command) {
        return program(Nabla.factory(engine.root(), ProgramHandlers.of(command)), id, terminal);
    }

    private static Container program(Factory factory, String id, boolean terminal) {
        Config config = sample("hello").terminal(terminal).build();
        Container container = factory.create(id, config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    @Test
    void everyViewerSeesAllHoweverLateItComes() {
        Container clock = engine.running("clock", "clock", "2");
        try (ConsoleSession early = clock.openConsole()) {
            String first = readUntil(early, "up 0:00:00");
            try (ConsoleSession late = clock.openConsole()) {
                assertThat(readUntil(late, "up 0:00:01")).contains("up 0:00:00");
            }
            assertThat(first + readUntil(early, "up 0:00:01")).isEqualTo(wholeConsole(clock));
        }
        exitOf(clock);
    }

    @Test
    void inputReachesTheTerminalAndIsEchoed() {
        Container cat = program("cat", true, "/bin/cat");
        try (ConsoleSession console = cat.openConsole()) {
            console.write("grüße\r".getBytes(StandardCharsets.UTF_8));
            // once from the terminal's echo, once from the program
            assertThat(readUntil(console, "grüße\r\ngrüße\r\n")).isEqualTo("grüße\r\ngrüße\r\n");
            console.endInput();
        }
        assertThat(exitOf(cat).code()).isZero();
    }

    @Test
    void pipesPassBytesUnchanged() {
        Container cat = program("cat", false, "/bin/cat");
        try (ConsoleSession console = cat.openConsole()) {
            console.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
            console.endInput();
        }
        exitOf(cat);
        assertThat(wholeConsole(cat)).isEqualTo("a\nb\n");
    }

    @Test
    void interruptFromTheKeyboardIsASignal() {
        Container cat = program("cat", true, "/bin/cat");
        try (ConsoleSession console = cat.openConsole()) {
            console.write(new byte[] {3});
            assertThat(exitOf(cat).signal()).isEqualTo(Signal.INT);
        }
    }

    @Test
    void aResizeIsSeenAndKillsNobody() {
        Container shell = program(
                "shell", true, "/bin/sh", "-c", "trap 'stty size; exit 0' WINCH; echo ready; while :; do read x; done");
        try (ConsoleSession console = shell.openConsole()) {
            readUntil(console, "ready");
            console.resize(new TerminalSize(132, 43));
            readUntil(console, "43 132");
        }
        assertThat(exitOf(shell).code()).isZero();
    }

    @Test
    void inputAfterTheEndIsAnErrorNotASilence() {
        Container hello = engine.running("hello", "hello");
        exitOf(hello);
        try (ConsoleSession console = hello.openConsole()) {
            assertThat(console.live()).isFalse();
            assertThatThrownBy(() -> console.write(new byte[] {'x'}))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("has ended");
        }
    }

    @Test
    void aViewerThatNeverReadsCostsTheGuestNothing() {
        Container flood = program("flood", true, "/bin/sh", "-c", "head -c 20000000 /dev/zero | tr '\\0' x");
        try (ConsoleSession idle = flood.openConsole()) {
            ExitRecord exit = exitOf(flood);
            assertThat(exit.code()).isZero();
            assertThat(exit.outputBytes()).isEqualTo(20_000_000);
            assertThat(idle.position()).isZero();
        }
    }

    @Test
    void theLogIsBoundedAndAViewerKeepsItsPlaceAcrossRotations() throws IOException {
        long segment = 100_000;
        Shim shim = new Shim(ShimBinary.unpack());
        Factory small = new NablaFactory(new EngineParts(
                StoreRoot.open(engine.root()),
                ProgramHandlers.of("/bin/sh", "-c", "i=0; while [ $i -lt 40000 ]; do i=$((i+1)); echo $i; done"),
                () -> shim,
                segment));
        Container counter = program(small, "counter", false);
        exitOf(counter);
        String kept = wholeConsole(counter);
        assertThat(kept).endsWith("39999\n40000\n").doesNotStartWith("1\n");
        Path directory = engine.root().resolve("counter");
        assertThat(Files.size(directory.resolve("console.log"))).isLessThanOrEqualTo(segment);
        assertThat(Files.size(directory.resolve("console.log.1"))).isLessThanOrEqualTo(segment);
        try (ConsoleSession last = counter.openConsole(exitOf(counter).outputBytes() - 6)) {
            assertThat(new String(last.output().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("40000\n");
        }
    }
}
