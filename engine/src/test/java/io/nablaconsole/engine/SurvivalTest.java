package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program that made a container may die at any moment; the container does not care. */
class SurvivalTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    /** The program that is killed: runs a container, says so, and waits. */
    static final class Victim {
        public static void main(String[] args) throws IOException {
            Container container = Nabla.factory(Path.of(args[0]))
                    .create("orphan", sample("clock", "3").build());
            container.run(ContainerProcess.ofConfig());
            System.out.println("running");
            System.out.flush();
            if (System.in.read() >= 0) {
                throw new IllegalStateException("it was to be killed");
            }
        }
    }

    @Test
    void aKilledCreatorLosesNothing() throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        engine.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(victim.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("running");
        victim.destroyForcibly().waitFor();

        Container orphan = engine.factory().load("orphan");
        assertThat(orphan.status()).isEqualTo(Status.RUNNING);
        try (ConsoleSession console = orphan.openConsole()) {
            readUntil(console, "up 0:00:02");
        }
        ExitRecord exit = exitOf(orphan);
        assertThat(exit.code()).isZero();
        assertThat(wholeConsole(orphan)).contains("up 0:00:00", "up 0:00:01", "up 0:00:02");
    }
}
