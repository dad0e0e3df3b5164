package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Frame;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.container.EngineParts;
import io.nablaconsole.engine.container.NablaFactory;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.StoreRoot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the timing index makes of a console: its runs, and a film of them. */
class RecordingTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static String text(Recording recording, Frame frame) {
        return new String(recording.bytes(frame.from(), frame.to()), StandardCharsets.UTF_8);
    }

    private static String text(Recording recording) {
        return recording.frames().stream().map(frame -> text(recording, frame)).collect(Collectors.joining());
    }

    @Test
    void everyRunIsKeptWithItsTimesAndItsEnd() {
        Container hello = engine.running("hello", "hello", "one");
        ExitRecord first = exitOf(hello);
        hello.run(ContainerProcess.ofConfig());
        ExitRecord second = exitOf(hello);

        List<RunRecord> runs = hello.runs();
        assertThat(runs).hasSize(2);
        assertThat(runs).extracting(RunRecord::pid).containsExactly(first.pid(), second.pid());
        assertThat(runs).extracting(RunRecord::started).containsExactly(first.started(), second.started());
        assertThat(runs).extracting(RunRecord::ended).containsExactly(first.finished(), second.finished());
        assertThat(runs).extracting(RunRecord::code).containsExactly(0, 0);
        assertThat(runs.get(1).offset()).isEqualTo(first.outputBytes());
        assertThat(runs.get(0).firstOutput()).isBetween(first.started(), second.started());
    }

    @Test
    void aRunThatASignalEndedSaysWhich() {
        Container clock = engine.running("clock", "clock");
        assertThat(clock.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.ended()).isNull());
        clock.signal(Signal.KILL, false);
        exitOf(clock);
        assertThat(clock.runs()).singleElement().satisfies(run -> {
            assertThat(run.signal()).isEqualTo(Signal.KILL);
            assertThat(run.code()).isNull();
        });
    }

    @Test
    void aContainerThatNeverRanHasAnEmptyRecording() {
        Container idle = engine.factory().create("idle", sample("hello").build());
        assertThat(idle.runs()).isEmpty();
        assertThat(idle.recording().length()).isZero();
        assertThat(idle.recording().began()).isNull();
    }

    @Test
    void theRecordingPlaysEachRunAtItsOwnSpeed() {
        Container clock = engine.running("clock", "clock", "2");
        ExitRecord exit = exitOf(clock);
        clock.run(ContainerProcess.ofConfig());
        exitOf(clock);

        Recording recording = clock.recording();
        assertThat(text(recording)).isEqualTo(wholeConsole(clock));
        assertThat(recording.skipped()).isZero();
        assertThat(recording.parts()).hasSize(2);
        Recording.Part part = recording.parts().get(0);
        assertThat(part.length()).isEqualTo(Duration.between(exit.started(), exit.finished()));
        assertThat(recording.parts().get(1).at()).isEqualTo(part.end().plus(Recording.BETWEEN_RUNS));
        Frame tick = recording.frames().stream()
                .filter(frame -> text(recording, frame).contains("0:00:01"))
                .findFirst()
                .orElseThrow();
        assertThat(tick.at()).isBetween(Duration.ofMillis(980), Duration.ofSeconds(4));
        assertThat(recording.frames()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void sizesOfTheTerminalArePartOfIt() {
        Factory factory = Nabla.factory(
                engine.root(), ProgramHandlers.of("/bin/sh", "-c", "trap 'echo big; exit' WINCH; echo on; read x"));
        Container shell = factory.create("shell", sample("hello").terminal(true).build());
        shell.run(ContainerProcess.ofConfig());
        try (ConsoleSession console = shell.openConsole()) {
            readUntil(console, "on");
            console.resize(new TerminalSize(132, 43));
            console.write(new byte[] {'\r'});
            readUntil(console, "big");
        }
        exitOf(shell);
        Recording recording = shell.recording();
        assertThat(recording.firstSize()).isEqualTo(TerminalSize.DEFAULT);
        assertThat(recording.frames())
                .extracting(Frame::size)
                .contains(TerminalSize.DEFAULT, new TerminalSize(132, 43));
        assertThat(recording.terminal()).isTrue();
    }

    @Test
    void whatWasRotatedAwayIsCounted() {
        int limit = 100_000;
        Factory factory = new NablaFactory(new EngineParts(
                StoreRoot.open(engine.root()),
                ProgramHandlers.of("/bin/sh", "-c", "yes | head -c 1000000"),
                () -> new Shim(ShimBinary.unpack()),
                limit));
        Container flood = factory.create("flood", sample("hello").build());
        flood.run(ContainerProcess.ofConfig());
        long written = exitOf(flood).outputBytes();
        Recording recording = flood.recording();
        assertThat(recording.skipped()).isPositive();
        assertThat(recording.skipped() + recording.size()).isEqualTo(written);
        assertThat(recording.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.run().ended()).isNotNull());
    }
}
