package io.nablaconsole.app.live.measure;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Stats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of a program, from its execution to its first byte, and a look at it while it waits. */
final class MeasuredRun {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Factory factory;

    MeasuredRun(Factory factory) {
        this.factory = factory;
    }

    /**
     * What was seen of a program that waits.
     *
     * @param mapped bytes of the program files it has mapped
     */
    record Waiting(Duration firstOutput, MemorySize memory, long mapped) {}

    /**
     * Runs a program that ends by itself.
     *
     * @throws EngineException also when it writes nothing
     */
    Duration toFirstOutput(String id, Config config) {
        Container container = factory.create(id, config);
        try {
            container.run(ContainerProcess.ofConfig());
            return firstOutput(container.awaitExit(LIMIT).orElseThrow(() -> silent(config)), config);
        } finally {
            factory.delete(id, true);
        }
    }

    /**
     * Runs a program that writes something and then waits, and kills it.
     *
     * @throws EngineException also when it writes nothing
     */
    Waiting untilItWaits(String id, Config config) throws IOException {
        Container container = factory.create(id, config);
        try {
            container.run(ContainerProcess.ofConfig());
            awaitOutput(container, config);
            Stats stats = container.stats();
            long mapped = mapped(container.snapshot().pid());
            container.signal(Signal.KILL, true);
            ExitRecord exit = container.awaitExit(LIMIT).orElseThrow(() -> silent(config));
            MemorySize pss = stats.pss();
            return new Waiting(firstOutput(exit, config), pss == null ? stats.rss() : pss, mapped);
        } finally {
            factory.delete(id, true);
        }
    }

    private static void awaitOutput(Container container, Config config) {
        try (ConsoleSession session = container.openConsole()) {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> {
                        try {
                            return session.output().read();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (first.join() < 0) {
                throw silent(config);
            }
        } catch (CompletionException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("%s", Messages.get("lessons.compare.silent", config.image())),
                    e);
        }
    }

    private static Duration firstOutput(ExitRecord exit, Config config) {
        if (exit.started() == null || exit.firstOutput() == null) {
            throw silent(config);
        }
        return Duration.between(exit.started(), exit.firstOutput());
    }

    private static EngineException silent(Config config) {
        return new EngineException(
                ErrorCode.SYSTEM_ERROR, Message.of("%s", Messages.get("lessons.compare.silent", config.image())));
    }

    /** The program files that process {@code pid} has mapped, itself and its libraries, in bytes. */
    private static long mapped(int pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "maps"));
        long bytes = 0;
        for (String file : lines.stream()
                .filter(line -> line.contains(" r-xp ") && line.indexOf('/') > 0)
                .map(line -> line.substring(line.indexOf('/')))
                .collect(Collectors.toSet())) {
            Path path = Path.of(file);
            bytes += Files.exists(path) ? Files.size(path) : 0;
        }
        return bytes;
    }
}
