package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How containers end, by themselves and by signals. */
class EndTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Nested
    class End {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 7, 255})
        void codeIsKept(int code) {
            Container container = engine.running("code", "exitcode", String.valueOf(code));
            assertThat(exitOf(container).code()).isEqualTo(code);
            assertThat(exitOf(container).shellCode()).isEqualTo(code);
        }

        @ParameterizedTest
        @CsvSource({"crash,SIGSEGV,invalid memory", "forbidden,SIGSYS,its sandbox forbids"})
        void signalIsKeptAndExplained(String name, String signal, String reason) {
            ExitRecord exit = exitOf(engine.running(name, name));
            assertThat(exit.code()).isNull();
            assertThat(exit.signal()).isEqualTo(Signal.parse(signal));
            assertThat(exit.reason()).contains(signal).contains(reason);
        }

        @Test
        void runsAgainAfterItsEnd() {
            Container container = engine.running("again", "hello");
            int first = exitOf(container).pid();
            container.run(ContainerProcess.ofConfig());
            assertThat(exitOf(container).pid()).isNotEqualTo(first);
            assertThat(wholeConsole(container)).containsPattern("(?s)Hello.*Hello");
        }

        @Test
        void isSeenByAnEngineThatWasNotThere() {
            exitOf(engine.running("seen", "exitcode", "3"));
            Factory other = Nabla.factory(engine.root());
            ContainerSnapshot snapshot = other.list().get(0);
            assertThat(snapshot.status()).isEqualTo(Status.STOPPED);
            assertThat(snapshot.exit()).isNotNull().extracting(ExitRecord::code).isEqualTo(3);
        }
    }

    @Nested
    class Signals {
        @Test
        void termEndsAClock() {
            Container clock = engine.running("clock", "clock");
            try (ConsoleSession console = clock.openConsole()) {
                readUntil(console, "up 0:00:00");
            }
            clock.signal(Signal.TERM, false);
            assertThat(exitOf(clock).signal()).isEqualTo(Signal.TERM);
            assertThat(codeOf(() -> clock.signal(Signal.TERM, false))).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
        }

        @Test
        void stopReturnsHowItEnded() {
            Container clock = engine.running("clock", "clock");
            assertThat(clock.stop(Duration.ofSeconds(10)))
                    .hasValueSatisfying(exit -> assertThat(exit.signal()).isEqualTo(Signal.TERM));
        }

        @Test
        void pauseHoldsAndResumeLetsGo() {
            Container clock = engine.running("clock", "clock");
            clock.pause();
            assertThat(clock.status()).isEqualTo(Status.PAUSED);
            assertThat(codeOf(clock::exec)).isEqualTo(ErrorCode.CONTAINER_PAUSED);
            clock.resume();
            assertThat(clock.status()).isEqualTo(Status.RUNNING);
            assertThat(codeOf(clock::resume)).isEqualTo(ErrorCode.CONTAINER_NOT_PAUSED);
        }

        @Test
        void stopEndsAPausedContainer() {
            Container clock = engine.running("clock", "clock");
            clock.pause();
            assertThat(clock.stop(Duration.ofSeconds(10))).isPresent();
        }

        @Test
        void aStrangerWithTheSamePidGetsNone() throws IOException {
            Container container = engine.running("reused", "exitcode", "0");
            exitOf(container);
            Path file = engine.root().resolve("reused/state.json");
            long self = ProcessHandle.current().pid();
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("\"init_process_pid\" : \\d+", "\"init_process_pid\" : " + self));
            assertThat(container.status()).isEqualTo(Status.STOPPED);
            assertThat(codeOf(() -> container.signal(Signal.KILL, false))).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
        }
    }
}
