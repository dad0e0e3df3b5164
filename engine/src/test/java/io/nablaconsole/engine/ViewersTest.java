package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.container.EngineParts;
import io.nablaconsole.engine.container.NablaFactory;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More viewers than a shim takes in, and ones that are slow. */
@Timeout(120)
class ViewersTest {
    private static final int MOST = 16;
    private static final String ECHO = "echo ready; while read x; do echo got $x; done";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private final List<ConsoleSession> viewers = new ArrayList<>();
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        viewers.forEach(ConsoleSession::close);
        pool.shutdownNow();
    }

    private static Container program(Factory factory) {
        Container container =
                factory.create("shell", sample("hello").terminal(false).build());
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    private Container program(String script) {
        return program(Nabla.factory(engine.root(), ProgramHandlers.of("/bin/sh", "-c", script)));
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Takes all the places there are. */
    private void crowd(Container container) {
        for (int i = 0; i < MOST; i++) {
            ConsoleSession viewer = container.openConsole();
            viewers.add(viewer);
            readUntil(viewer, "ready");
        }
    }

    @Test
    void oneTooManyFollowsAllTheSameAndTakesThePlaceOfOneThatLeaves() throws Exception {
        Container shell = program(ECHO);
        crowd(shell);
        ConsoleSession late = shell.openConsole();
        viewers.add(late);
        readUntil(late, "ready");
        Future<String> followed = pool.submit(() -> readUntil(late, "got one"));
        viewers.get(0).write(line("one"));
        followed.get(20, TimeUnit.SECONDS);
        assertThat(late.live()).isTrue();
        assertThat(pool.submit(() -> refusal(late)).get(20, TimeUnit.SECONDS))
                .hasMessageContaining("too many others show its console");
        viewers.remove(1).close();
        followed = pool.submit(() -> readUntil(late, "got two"));
        while (!written(late, "two")) {
            Thread.onSpinWait();
        }
        followed.get(20, TimeUnit.SECONDS);
        Future<byte[]> rest = pool.submit(() -> late.output().readAllBytes());
        shell.signal(Signal.KILL, false);
        rest.get(20, TimeUnit.SECONDS);
        assertThat(late.live()).isFalse();
    }

    /** It asks for a place several times a second, and input may go out before the answer is there. */
    private static EngineException refusal(ConsoleSession viewer) {
        while (true) {
            try {
                viewer.write(line("x"));
                Thread.onSpinWait();
            } catch (EngineException e) {
                return e;
            }
        }
    }

    private static boolean written(ConsoleSession viewer, String text) {
        try {
            viewer.write(line(text));
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    @Test
    void whoWaitsForTheEndBesideManyViewersCostsNoProcessorAndHearsOfIt() throws Exception {
        Container shell = program(ECHO);
        crowd(shell);
        Future<Long> cpu = pool.submit(() -> {
            assertThat(shell.awaitExit(Duration.ofSeconds(3))).isEmpty();
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        });
        assertThat(cpu.get(20, TimeUnit.SECONDS)).isLessThan(100_000_000L);
        Future<?> end = pool.submit(() -> exitOf(shell));
        shell.signal(Signal.KILL, false);
        end.get(20, TimeUnit.SECONDS);
    }

    @Test
    void oneThatIsHeldMissesNothingThatIsKept() throws IOException {
        int segment = 100_000;
        Shim shim = new Shim(ShimBinary.unpack());
        // two and a half segments: the log turns twice
        String script =
                "echo ready; read x; i=0; while [ $i -lt 16000 ]; do i=$((i+1)); printf '%s-%012d\\n' $x $i; done;"
                        + " exec sleep 1000";
        Factory small = new NablaFactory(new EngineParts(
                StoreRoot.open(engine.root()), ProgramHandlers.of("/bin/sh", "-c", script), () -> shim, segment));
        Container shell = program(small);
        try (ConsoleSession held = shell.openConsole();
                ConsoleSession other = shell.openConsole()) {
            readUntil(held, "ready\n");
            other.write(line("a"));
            readUntil(other, "a-000000016000\n");
            shell.signal(Signal.KILL, false);
            exitOf(shell);
            // what it had open is read to its end, what is kept after that is read as well
            String seen = new String(held.output().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(seen).startsWith("a-000000000001\n").endsWith("a-000000016000\n");
            assertThat(seen.lines()).hasSize(16_000);
        }
    }

    @Test
    void closingFreesWhoWritesMoreThanTheGuestReads() throws Exception {
        Container sleeper = program("echo ready; exec sleep 1000");
        ConsoleSession viewer = sleeper.openConsole();
        viewers.add(viewer);
        readUntil(viewer, "ready");
        Future<?> paste = pool.submit(() -> viewer.write(new byte[4 << 20]));
        assertThatThrownBy(() -> paste.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        viewer.close();
        assertThatThrownBy(() -> paste.get(20, TimeUnit.SECONDS)).hasMessageContaining("takes no input");
    }
}
