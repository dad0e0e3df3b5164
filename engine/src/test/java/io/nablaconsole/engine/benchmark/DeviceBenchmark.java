package io.nablaconsole.engine.benchmark;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.devices.RealTenders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what block and network devices carry through each tender that is installed, side by side in one run. Nothing is
 * asserted: figures depend on the machine. {@code resources/docs/benchmarks.md} has the command and what was seen. Packets
 * are counted as root only, in a network namespace made for it.
 */
public final class DeviceBenchmark {
    private static final int ROUNDS = 5;
    private static final int RANDOM_BLOCKS = 20_000;
    private static final int MEBIBYTES = 256;
    private static final int PINGS = 5_000;
    private static final String NETNS = "nabla-benchmark";

    private static final Pattern TOOK = Pattern.compile("(.*) (\\d+) blocks of (\\d+) bytes: (\\d+) us");
    private static final Pattern PINGED = Pattern.compile("(\\d+) received, .* time (\\d+)ms");

    /** By measure, then by tender: figures of all rounds, more is better. */
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    private final Path root;
    private final Factory factory;
    private final List<String> tenders;

    private DeviceBenchmark(Path root) {
        this.root = root;
        factory = Nabla.factory(root.resolve("containers"));
        tenders = Nabla.tenders().stream()
                .filter(TenderReport::usable)
                .map(TenderReport::name)
                .filter(RealTenders.ALL::contains)
                .toList();
    }

    public static void main(String[] args) throws IOException {
        Path root = Files.createTempDirectory("nabla-benchmark");
        DeviceBenchmark benchmark = new DeviceBenchmark(root);
        String refusal = said("ip", "netns", "add", NETNS);
        boolean network = refusal.isEmpty();
        if (!network) {
            System.out.println("packets are not counted: " + refusal.strip());
        }
        // round by round, so that whatever else the machine does meets them all alike
        for (int round = 0; round < ROUNDS; round++) {
            for (String tender : benchmark.tenders) {
                benchmark.blocks(tender, 4096, "random", RANDOM_BLOCKS, 0);
                benchmark.blocks(tender, 32768, "sequential", 0, MEBIBYTES);
                if (network) {
                    benchmark.packets(tender);
                }
            }
        }
        if (network) {
            said("ip", "netns", "delete", NETNS);
        }
        benchmark.print();
        Files.delete(root.resolve("containers"));
        Files.delete(root);
    }

    private static ConfigBuilder guest(String tender, String name, String... arguments) {
        String kind = tender.endsWith("hvt") ? "hvt" : "spt";
        Path image = Path.of("resources/unikernels", name + "." + kind);
        return Config.builder(image)
                .tender(tender)
                .arguments(arguments)
                .terminal(false)
                .memory(MemorySize.ofMebibytes(16));
    }

    private void blocks(String tender, int blockSize, String order, int random, int mebibytes) throws IOException {
        Path disk = root.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength((long) MEBIBYTES << 20);
        }
        Container container = factory.create(
                "bench",
                guest(tender, "throughput", String.valueOf(random), String.valueOf(mebibytes))
                        .device("storage", new BlockFile(disk, false, blockSize))
                        .build());
        container.run(ContainerProcess.ofConfig());
        EngineFixture.exitOf(container);
        Matcher line = TOOK.matcher(EngineFixture.wholeConsole(container));
        while (line.find()) {
            if (line.group(1).startsWith(order)) {
                double bytes = Double.parseDouble(line.group(2)) * blockSize;
                record(
                        line.group(1) + ", " + blockSize / 1024 + " KiB a block, MiB/s",
                        tender,
                        bytes / (1 << 20) / (Double.parseDouble(line.group(4)) / 1e6));
            }
        }
        container.destroy();
        Files.delete(disk);
    }

    private void packets(String tender) throws IOException {
        GuestAddress address = new GuestAddress("10.9.0.2/24", "10.9.0.1");
        Container container = factory.create(
                "bench",
                guest(tender, "ping")
                        .device("net0", new BridgedTap("br0", null, address, null))
                        .netnsPath(Path.of("/run/netns", NETNS))
                        .build());
        container.run(ContainerProcess.ofConfig());
        ping("-c", "1", "-w", "5", "10.9.0.2");
        Matcher pinged = PINGED.matcher(ping("-f", "-q", "-l", "8", "-c", String.valueOf(PINGS), "10.9.0.2"));
        if (pinged.find()) {
            record(
                    "ping answered, 8 on their way, packets/s",
                    tender,
                    Double.parseDouble(pinged.group(1)) / (Double.parseDouble(pinged.group(2)) / 1e3));
        }
        container.destroy();
    }

    private static String ping(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", NETNS, "ping"));
        command.addAll(List.of(options));
        return said(command.toArray(String[]::new));
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void record(String measure, String tender, double figure) {
        figures.computeIfAbsent(measure, any -> new LinkedHashMap<>())
                .computeIfAbsent(tender, any -> new ArrayList<>())
                .add(figure);
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%-44s", "median of " + ROUNDS + " rounds");
        tenders.forEach(tender -> System.out.printf(Locale.ROOT, " %18s", tender));
        System.out.println();
        figures.forEach((measure, byTender) -> {
            System.out.printf(Locale.ROOT, "%-44s", measure);
            double embedded = median(byTender.getOrDefault("embedded", List.of(Double.NaN)));
            for (String tender : tenders) {
                double figure = median(byTender.getOrDefault(tender, List.of(Double.NaN)));
                System.out.printf(Locale.ROOT, " %10.0f (%4.2f)", figure, figure / embedded);
            }
            System.out.println();
        });
        System.out.println("in parentheses: against the embedded tender");
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
