package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is not root runs containers, and names what it cannot give them. */
class UnprivilegedTest {
    private static final String NOBODY = "65534";

    /** Runs as nobody, in a JVM of its own. */
    static final class Nobody {
        public static void main(String[] args) {
            Factory factory = Nabla.factory(Path.of(args[0]));
            Container hello = factory.create(
                    "hello", sample("hello").settings(user(User.ROOT)).build());
            hello.run(ContainerProcess.ofConfig());
            System.out.println(
                    "root: " + exitOf(hello).reason() + " " + hello.state().cgroup());
            Container clock = factory.create("clock", sample("clock").build());
            clock.run(ContainerProcess.ofConfig());
            clock.pause();
            System.out.println("pause: " + (clock.status() == Status.PAUSED));
            factory.delete("clock", true);
            factory.delete("hello", true);
            refused(() -> factory.create(
                    "user", sample("hello").settings(user(User.of(5, 5))).build()));
            refused(() -> factory.create(
                    "network",
                    sample("hello")
                            .namespace(new Namespace(Namespace.Kind.NETWORK, null))
                            .build()));
            refused(() -> factory.create(
                    "pids",
                    sample("hello").resources(Resources.NONE.withPidsLimit(5)).build()));
        }

        private static ProcessSettings user(User user) {
            return ProcessSettings.INHERITED.toBuilder().user(user).build();
        }

        private static void refused(Runnable create) {
            try {
                create.run();
                System.out.println("made");
            } catch (EngineException e) {
                System.out.println("refused: " + e.text());
            }
        }
    }

    @Test
    @Tag("root")
    void rootOfAContainerIsTheEnginesUserAndOthersAreRefused(@TempDir Path home)
            throws IOException, InterruptedException {
        TestHost.assumeRoot();
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "skipped: needs setpriv");
        TestHost.run("chown", NOBODY, home.toString());
        // it may read the classes wherever they are, and nothing else that nobody may not
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--bounding-set=-all,+dac_read_search",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Nobody.class.getName(),
                home.resolve("containers").toString()));
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("root: exited with code 0 {}");
        assertThat(lines.get(1)).isEqualTo("pause: true");
        assertThat(lines.get(2)).startsWith("refused: process.user asks for user 5");
        assertThat(lines.get(3))
                .startsWith("refused: cannot give the container the namespaces of linux.namespaces (network)");
        assertThat(lines.get(4)).startsWith("refused: cannot set linux.resources.pids.limit");
    }
}
