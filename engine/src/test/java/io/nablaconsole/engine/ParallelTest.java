package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many containers at once, and many engines. */
@Timeout(300)
class ParallelTest {
    private static final int CONTAINERS = 200;
    private static final int RACES = 20;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void twoHundredLeaveNothingBehind() throws Exception {
        exitOf(engine.running("first", "hello"));
        engine.factory().delete("first", true);
        long descriptors = entries(Path.of("/proc/self/fd"));
        List<String> groups = Collections.synchronizedList(new ArrayList<>());
        List<String> sockets = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CONTAINERS; i++) {
            String id = "many-" + i;
            all.add(pool.submit(() -> {
                Container container = engine.running(id, "hello", id);
                groups.addAll(container.state().cgroup().values());
                sockets.add(Objects.requireNonNull(container.state().consoleSocket()));
                assertThat(exitOf(container).code()).isZero();
                container.destroy();
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(engine.root()).isEmptyDirectory();
        assertThat(groups).allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
        assertThat(entries(Path.of("/proc/self/fd"))).isLessThanOrEqualTo(descriptors);
        assertThat(sockets)
                .hasSize(CONTAINERS)
                .allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(engine.root() + "/many-"))
                                .isPresent()))
                .isEmpty();
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** Another engine in another JVM: waits for a word, then tries to have every id. */
    static final class Rival {
        public static void main(String[] args) throws IOException {
            Factory factory = Nabla.factory(Path.of(args[0]));
            System.out.println("ready");
            System.out.flush();
            if (System.in.read() >= 0) {
                System.out.println(wins(factory));
            }
        }
    }

    /** The numbers of the ids that were had, each between commas. */
    private static String wins(Factory factory) {
        StringBuilder won = new StringBuilder(",");
        for (int i = 0; i < RACES; i++) {
            String id = "race-" + i;
            ErrorCode code = codeOf(() -> factory.create(id, sample("hello").build()));
            if (code == null) {
                won.append(i).append(',');
            } else if (code != ErrorCode.ID_IN_USE) {
                throw new AssertionError(id + ": " + code);
            }
        }
        return won.toString();
    }

    @Test
    void ofEnginesThatCreateOneIdAtOnceExactlyOneWins() throws Exception {
        Process rival = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rival.class.getName(),
                        engine.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader says = rival.inputReader(StandardCharsets.UTF_8);
        assertThat(says.readLine()).isEqualTo("ready");
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (OutputStream go = rival.getOutputStream()) {
            Future<String> second = pool.submit(() -> wins(Nabla.factory(engine.root())));
            go.write('\n');
            go.flush();
            String all = wins(engine.factory()) + second.get() + says.readLine();
            for (int i = 0; i < RACES; i++) {
                assertThat(all.split("," + i + "(?=,)", -1))
                        .as("winners of race " + i + " in " + all)
                        .hasSize(2);
            }
        } finally {
            pool.shutdownNow();
            rival.destroyForcibly().waitFor();
        }
        assertThat(engine.factory().list()).hasSize(RACES);
    }
}
