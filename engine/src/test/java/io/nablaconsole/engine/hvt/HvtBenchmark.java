package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.HvtImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints how long a hello guest takes from its tender's start to its exit and what a sleeping guest costs, under
 * nabla-hvt and, where {@code SOLO5_HVT} names it, solo5-hvt, in turns. Nothing is asserted: figures depend on the
 * machine. {@code resources/docs/hvt.md} has the command and what was seen.
 */
public final class HvtBenchmark {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 200;
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(16);

    private HvtBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("hvt-benchmark");
        Map<String, List<String>> hello = commands(directory, "hello", "world");
        hello.put("nothing (a process that ends at once)", List.of(Guests.program(), "--version"));
        time(hello);
        for (Map.Entry<String, List<String>> clock :
                commands(directory, "clock", "").entrySet()) {
            memory(clock.getKey(), clock.getValue());
        }
    }

    private static Map<String, List<String>> commands(Path directory, String sample, String argument) {
        Path image = Guests.sample(sample);
        Path plan = directory.resolve(sample);
        PlanFile.write(Guests.machine(HvtImage.read(image), MEMORY, argument), image, plan);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("nabla-hvt", List.of(Guests.program(), plan.toString()));
        String solo5 = System.getenv("SOLO5_HVT");
        if (solo5 != null) {
            List<String> command =
                    new ArrayList<>(List.of(solo5, "--mem=" + MEMORY.mebibytes(), "--", image.toString()));
            if (!argument.isEmpty()) {
                command.add(argument);
            }
            commands.put("solo5-hvt", command);
        }
        return commands;
    }

    private static void time(Map<String, List<String>> commands) throws Exception {
        Map<String, double[]> millis = new LinkedHashMap<>();
        commands.keySet().forEach(name -> millis.put(name, new double[ROUNDS]));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long begin = System.nanoTime();
                int exit = start(command.getValue()).waitFor();
                long end = System.nanoTime();
                if (exit != 0) {
                    throw new IllegalStateException(command.getKey() + " ended with " + exit);
                }
                if (round >= 0) {
                    millis.getOrDefault(command.getKey(), new double[ROUNDS])[round] = (end - begin) / 1e6;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-44s %8s %8s %8s%n", "start to exit, ms", "median", "95 %", "least");
        millis.forEach((name, values) -> {
            Arrays.sort(values);
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8.2f %8.2f %8.2f%n",
                    name,
                    values[ROUNDS / 2],
                    values[ROUNDS * 95 / 100],
                    values[0]);
        });
    }

    private static void memory(String name, List<String> command) throws Exception {
        Process process = start(command);
        Thread.sleep(1500);
        System.out.printf(
                Locale.ROOT,
                "%-44s RSS %5d KiB  PSS %5d KiB%n",
                name + ", a sleeping clock",
                field(process, "Rss:"),
                field(process, "Pss:"));
        process.destroy();
        process.waitFor();
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long field(Process process, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
