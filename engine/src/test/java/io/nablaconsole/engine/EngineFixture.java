package io.nablaconsole.engine;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A factory on a root of its own for each test; afterwards everything is deleted and nothing may be left. */
public final class EngineFixture implements AfterEachCallback {
    public static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path root = newRoot();
    private final Factory factory = Nabla.factory(root);

    private static Path newRoot() {
        try {
            return Files.createTempDirectory("nabla-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Factory factory() {
        return factory;
    }

    public Path root() {
        return root;
    }

    /** The configuration of a sample with little memory. */
    public static ConfigBuilder sample(String name, String... arguments) {
        return Config.builder(Nabla.images().sampleFile(name))
                .arguments(arguments)
                .memory(MemorySize.ofMebibytes(16));
    }

    /** A container that runs a sample. */
    public Container running(String id, String sample, String... arguments) {
        Container container = factory.create(id, sample(sample, arguments).build());
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    /** Waits for the end and returns how it came. */
    public static ExitRecord exitOf(Container container) {
        return container.awaitExit(LIMIT).orElseThrow(() -> new AssertionError(container.id() + " did not end"));
    }

    /** All a container wrote, once it has ended. */
    public static String wholeConsole(Container container) {
        try (ConsoleSession console = container.openConsole()) {
            return new String(console.output().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a console until {@code text} has come; the surefire time limit ends a wait in vain. */
    public static String readUntil(ConsoleSession console, String text) {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        try {
            while (seen.indexOf(text) < 0) {
                int count = console.output().read(buffer);
                if (count < 0) {
                    throw new AssertionError("the console ended without '" + text + "': " + seen);
                }
                seen.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen.toString();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (ContainerSnapshot left : factory.list()) {
            factory.delete(left.id().value(), true);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                throw new AssertionError("left behind: " + entry);
            }
        }
        Files.delete(root);
    }
}
