package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Subscription;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a real container that is started again and again, told of it by the engine's events. */
class RestartedConsoleTest {
    private static final int RUNS = Integer.getInteger("nabla.test.restarts", 20);

    @Test
    void eachRunHasItsMarkAndItsEnd(@TempDir Path root) {
        EngineAccess engine = new EngineAccess(root, () -> Nabla.factory(root), Nabla::images);
        Container hello = engine.factory()
                .create(
                        "hello",
                        Config.builder(Nabla.images().sampleFile("hello"))
                                .memory(MemorySize.ofMebibytes(16))
                                .build());
        StringWriter shown = new StringWriter();
        try (ConsoleFeed feed = new ConsoleFeed(engine, "hello");
                Subscription watch = Nabla.factory(root).watch(event -> feed.wake())) {
            Thread reader = new Thread(
                    () -> {
                        for (String piece = feed.next(); !piece.isEmpty(); piece = feed.next()) {
                            shown.append(piece);
                        }
                    },
                    "reader");
            reader.setDaemon(true);
            reader.start();
            for (int i = 1; i <= RUNS; i++) {
                hello.run(ContainerProcess.ofConfig());
                assertThat(hello.awaitExit(Duration.ofSeconds(60))).isPresent();
                int ends = i;
                Await.untilAnywhere("end " + i, () -> shown.toString().split("── ended: ", -1).length - 1 >= ends);
            }
            assertThat(watch).isNotNull();
        } finally {
            hello.destroy();
        }
        List<String> said =
                shown.toString().lines().filter(line -> line.contains("──")).toList();
        assertThat(said).hasSize(2 * RUNS - 1);
        assertThat(IntStream.range(0, said.size())
                        .mapToObj(i -> said.get(i).contains(i % 2 == 0 ? "ended: exited with code 0" : "run of ")))
                .as(shown.toString())
                .containsOnly(true);
    }
}
