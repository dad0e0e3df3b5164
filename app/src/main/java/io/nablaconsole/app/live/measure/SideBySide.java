package io.nablaconsole.app.live.measure;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.TemporaryRoot;
import io.nablaconsole.app.live.measure.Figure.Dress;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures hello as a unikernel, as a Linux process and as a virtual machine on this host. All three are started by the
 * engine's shim, which takes the times; their containers lie in a directory of their own and are gone afterwards.
 */
public final class SideBySide {
    /** The shortest of times wavers most, so it is the middle of several runs. */
    private static final int RUNS = 9;

    private static final MemorySize MEMORY = MemorySize.ofMebibytes(16);
    private static final String MACHINE = "/io/nablaconsole/app/lessons/machine/hello.elf";

    private final EngineAccess engine;

    public SideBySide(EngineAccess engine) {
        this.engine = engine;
    }

    private interface Measuring {
        Figure figure() throws IOException;
    }

    /**
     * Measures one after the other and hands over each as it is known; blocks for up to some seconds. What cannot run
     * here is a figure that says why.
     *
     * @throws IOException when no directory can be made
     */
    public void measure(Consumer<Figure> each) throws IOException {
        TemporaryRoot root = TemporaryRoot.make();
        try {
            each.accept(attempt(Dress.UNIKERNEL, () -> unikernel(Nabla.factory(root.path()))));
            each.accept(attempt(
                    Dress.PROCESS, () -> process(Nabla.factory(root.path(), ProgramExec.handlers()), root.path())));
            each.accept(attempt(Dress.MACHINE, () -> machine(Nabla.factory(root.path()), root.path())));
        } finally {
            root.delete();
        }
    }

    private static Figure attempt(Dress dress, Measuring measuring) {
        try {
            return measuring.figure();
        } catch (EngineException | IOException e) {
            return Figure.missing(dress, Notices.sentence(e));
        }
    }

    private Figure unikernel(Factory factory) throws IOException {
        Images images = engine.images();
        Config hello = config(images.sampleFile("hello"), "world");
        MeasuredRun run = new MeasuredRun(factory);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(run.toFirstOutput("unikernel-" + i, hello));
        }
        // hello is gone before one can look at its memory; clock is as small and waits
        MeasuredRun.Waiting waiting = run.untilItWaits("unikernel", config(images.sampleFile("clock")));
        long calls = images.sandbox(hello).calls().stream()
                .map(AllowedCall::name)
                .distinct()
                .count();
        return new Figure(
                Dress.UNIKERNEL,
                middle(times),
                waiting.memory(),
                new MemorySize(Files.size(hello.image())),
                (int) calls,
                null);
    }

    /** {@code cat} writes the greeting and then waits for input: a small C program as every distribution has it. */
    private static Figure process(Factory factory, Path directory) throws IOException {
        Path cat = Stream.of("/bin/cat", "/usr/bin/cat")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no /bin/cat"));
        Path greeting = Files.writeString(directory.resolve("greeting"), "Hello world\n");
        MeasuredRun run = new MeasuredRun(factory);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(run.toFirstOutput("process-" + i, config(cat, greeting.toString())));
        }
        MeasuredRun.Waiting waiting = run.untilItWaits("process", config(cat, greeting.toString(), "-"));
        Files.delete(greeting);
        return new Figure(Dress.PROCESS, middle(times), waiting.memory(), new MemorySize(waiting.mapped()), null, null);
    }

    private static Figure machine(Factory factory, Path directory) throws IOException {
        Path guest = directory.resolve("hello.elf");
        try (InputStream in = SideBySide.class.getResourceAsStream(MACHINE)) {
            if (in == null) {
                throw new IOException("missing resource " + MACHINE);
            }
            Files.copy(in, guest);
        }
        MeasuredRun.Waiting waiting = new MeasuredRun(factory).untilItWaits("machine", config(guest));
        long files = waiting.mapped() + Files.size(guest);
        Files.delete(guest);
        return new Figure(Dress.MACHINE, waiting.firstOutput(), waiting.memory(), new MemorySize(files), null, null);
    }

    private static Config config(Path image, String... arguments) {
        return Config.builder(image).arguments(arguments).memory(MEMORY).build();
    }

    private static Duration middle(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
