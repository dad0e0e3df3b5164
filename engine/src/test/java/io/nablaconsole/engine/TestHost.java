package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ProcessSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What tests of the whole engine share: what this machine lets them do, programs in containers, expected errors. */
final class TestHost {
    private TestHost() {}

    static void assumeRoot() {
        try {
            Assumptions.assumeTrue(
                    Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "skipped: needs root");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code {@code action} fails with; null when it does not fail. */
    static @Nullable ErrorCode codeOf(Runnable action) {
        try {
            action.run();
            return null;
        } catch (EngineException e) {
            return e.code();
        }
    }

    /** What a shell script prints that runs in a container with these settings in the place of a unikernel. */
    static String printed(EngineFixture engine, ProcessSettings settings, String script) {
        Container container = Nabla.factory(engine.root(), ProgramHandlers.of("/bin/sh", "-c", script))
                .create("script", EngineFixture.sample("hello").terminal(false).build());
        container.run(ContainerProcess.ofConfig().withSettings(settings));
        exitOf(container);
        String text = wholeConsole(container);
        container.destroy();
        return text;
    }

    /** Runs a program of the host to its end. */
    static String run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
