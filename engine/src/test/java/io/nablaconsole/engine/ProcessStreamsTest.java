package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Console;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.InitProcess;
import io.nablaconsole.engine.api.ProcessPipes;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.posix.SocketPair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process's streams, extra files, console and operations: the rows of the seed's Process. */
class ProcessStreamsTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    /** A container whose tender is /bin/sh, which has streams to speak of. */
    private Container shell(String id, String script) {
        return Nabla.factory(engine.root(), ProgramHandlers.of("/bin/sh", "-c", script))
                .create(id, sample("hello").build());
    }

    @Test
    void streamsOfTheCallerAreTheProcesses() throws IOException {
        Container container = shell("one", "cat; echo err >&2; exit 4");
        PipedInputStream out = new PipedInputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        container.run(ContainerProcess.ofConfig(new ContainerIo.Streams(
                new ByteArrayInputStream("in".getBytes(StandardCharsets.US_ASCII)), new PipedOutputStream(out), err)));
        assertThat(exitOf(container).code()).isEqualTo(4);
        assertThat(new String(out.readNBytes(2), StandardCharsets.US_ASCII)).isEqualTo("in");
    }

    @Test
    void pipesLeadToTheProcess() throws IOException {
        Container container = shell("one", "read line; echo \"got $line\"; echo err >&2");
        try (ProcessPipes pipes = Nabla.initializeIo(-1, -1)) {
            container.run(ContainerProcess.ofConfig(new ContainerIo.Pipes(pipes)));
            pipes.stdin().write("word\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(pipes.stdout().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("got word\n");
            assertThat(new String(pipes.stderr().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("err\n");
        }
        assertThat(exitOf(container).code()).isZero();
    }

    @Test
    void aConsoleBecomesTheControllingTerminal() throws IOException {
        Container container = shell("one", "tty; echo yes > /dev/tty");
        try (Console console = Nabla.newConsole(-1, -1)) {
            container.run(ContainerProcess.ofConfig().withConsole(console));
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            byte[] buffer = new byte[100];
            for (int n = console.read(buffer, 0, 100); n > 0; n = console.read(buffer, 0, 100)) {
                seen.write(buffer, 0, n);
            }
            assertThat(seen.toString(StandardCharsets.US_ASCII)).isEqualTo(console.path() + "\r\nyes\r\n");
        }
    }

    @Test
    void aSecondConsoleIsRefused() throws IOException {
        try (Console console = Nabla.newConsole(-1, -1)) {
            ContainerProcess process = ContainerProcess.ofConfig().withConsole(console);
            assertThatThrownBy(() -> process.withConsole(console))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONSOLE_EXISTS));
        }
    }

    @Test
    void extraFilesAreOpenFromThreeOn() throws IOException {
        Container container = shell("one", "echo three >&3; exit 0");
        try (SocketPair pair = SocketPair.open("extra")) {
            container.run(ContainerProcess.ofConfig()
                    .withExtraFiles(List.of(pair.child().number())));
            assertThat(new String(pair.input().readNBytes(6), StandardCharsets.US_ASCII))
                    .isEqualTo("three\n");
        }
        assertThat(exitOf(container).code()).isZero();
    }

    @Test
    void operationsNeedAProcess() {
        Container container =
                engine.factory().create("one", sample("clock", "1000").build());
        InitProcess process = container.process();
        for (Runnable operation : List.<Runnable>of(
                process::pid, () -> process.signal(Signal.TERM), () -> process.await(EngineFixture.LIMIT))) {
            assertThatThrownBy(operation::run)
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_PROCESS_OPS));
        }
        container.run(ContainerProcess.ofConfig());
        assertThat(process.pid()).isEqualTo(container.state().initProcessPid());
        process.signal(Signal.TERM);
        assertThat(process.await(EngineFixture.LIMIT).map(ExitRecord::signal)).contains(Signal.TERM);
    }
}
