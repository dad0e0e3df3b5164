package io.nablaconsole.engine.benchmark;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints how long the steps of a container's life take in a warm engine, and what a created container costs. Nothing is
 * asserted: figures depend on the machine. {@code resources/docs/benchmarks.md} has the command and what was seen.
 */
public final class StartBenchmark {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 300;

    private enum Step {
        CREATE("create: definition written, unikernel linked"),
        INIT("init: shim and init made, waiting at the gate"),
        START("start: gate opened until the tender was executed"),
        FIRST_BYTE("start to the first byte of the console in the viewer"),
        WHOLE("create to exit recorded, all steps");

        private final String text;

        Step(String text) {
            this.text = text;
        }
    }

    private final Map<Step, double[]> millis = new EnumMap<>(Step.class);
    private final Factory factory;
    private final Config config = EngineFixture.sample("hello", "world").build();

    private StartBenchmark(Path root) {
        factory = Nabla.factory(root);
    }

    public static void main(String[] args) throws IOException {
        Path root = Files.createTempDirectory("nabla-benchmark");
        StartBenchmark benchmark = new StartBenchmark(root);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            benchmark.measure(round);
        }
        benchmark.print();
        benchmark.printMemory();
        Files.delete(root);
    }

    private void measure(int round) throws IOException {
        long begin = System.nanoTime();
        Container container = factory.create("bench", config);
        long created = System.nanoTime();
        container.start(ContainerProcess.ofConfig());
        long waiting = System.nanoTime();
        long firstByte;
        long started;
        try (ConsoleSession console = container.openConsole()) {
            Reader reader = new Reader(console);
            waiting = System.nanoTime();
            container.exec();
            started = System.nanoTime();
            firstByte = reader.await();
        }
        EngineFixture.exitOf(container);
        long ended = System.nanoTime();
        container.destroy();
        if (round >= 0) {
            set(Step.CREATE, round, created - begin);
            set(Step.INIT, round, waiting - created);
            set(Step.START, round, started - waiting);
            set(Step.FIRST_BYTE, round, firstByte - waiting);
            set(Step.WHOLE, round, ended - begin);
        }
    }

    /** A viewer as the window has one: a thread that follows the console. */
    private static final class Reader extends Thread {
        private final ConsoleSession console;
        private volatile long at;

        Reader(ConsoleSession console) {
            super("viewer");
            this.console = console;
            start();
        }

        @Override
        public void run() {
            try {
                if (console.output().read() >= 0) {
                    at = System.nanoTime();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        long await() {
            try {
                join();
                return at;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void set(Step step, int round, long nanos) {
        millis.computeIfAbsent(step, any -> new double[ROUNDS])[round] = nanos / 1e6;
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%-56s %10s %10s  (%d rounds)%n", "ms", "median", "95 %", ROUNDS);
        for (Map.Entry<Step, double[]> entry : millis.entrySet()) {
            Step step = entry.getKey();
            double[] sorted = entry.getValue().clone();
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT, "%-56s %10.2f %10.2f%n", step.text, sorted[ROUNDS / 2], sorted[ROUNDS * 95 / 100]);
        }
    }

    private void printMemory() throws IOException {
        Container container = factory.create("bench", config);
        container.start(ContainerProcess.ofConfig());
        long init = pss(container.state().initProcessPid());
        long monitor = pss(container.state().monitorPid());
        System.out.printf(
                Locale.ROOT,
                "PSS of a created container: shim %d KiB + init %d KiB = %d KiB%n",
                monitor,
                init,
                monitor + init);
        container.destroy();
    }

    private static long pss(int pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
