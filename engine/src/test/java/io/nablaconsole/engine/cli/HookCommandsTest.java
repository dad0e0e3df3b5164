package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A poststart hook that fails, by each command that starts. */
class HookCommandsTest extends CommandFixture {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    private String bundle() throws IOException {
        Files.createDirectories(directory.resolve("rootfs"));
        Files.copy(EngineFixture.sample("clock").build().image(), directory.resolve("rootfs/guest"));
        Files.writeString(directory.resolve("config.json"), """
                {"ociVersion": "1.3.0", "root": {"path": "rootfs"},
                 "process": {"cwd": "/", "args": ["/guest", "1000"]},
                 "hooks": {"poststart": [{"path": "/bin/sh", "args": ["sh", "-c", "echo no >&2; exit 5"]},
                                         {"path": "/bin/sh", "args": ["sh", "-c", "echo later >> %1$s/ran"]}],
                           "poststop": [{"path": "/bin/sh", "args": ["sh", "-c", "echo stop >> %1$s/ran"]}]}}
                """.formatted(directory));
        return directory.toString();
    }

    private void assertStopped(Cli.Result result) throws IOException {
        assertFails(result, "poststart hook 1 of container one failed: /bin/sh ended with 5: no");
        assertThat(Files.readAllLines(directory.resolve("ran"))).isEqualTo(List.of("stop"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runFailsAndLeavesNothing(boolean detached) throws IOException {
        String bundle = bundle();
        assertStopped(detached ? run("run", "-d", "-b", bundle, "one") : run("run", "-b", bundle, "one"));
        assertThat(engine.factory().list()).isEmpty();
    }

    @Test
    void startFailsAndTheContainerIsStopped() throws IOException {
        assertThat(run("create", "-b", bundle(), "one").code()).isZero();
        assertStopped(run("start", "one"));
        assertThat(json(run("state", "one")).path("status").asText()).isEqualTo("stopped");
        assertThat(run("delete", "one").code()).isZero();
        assertThat(Files.readAllLines(directory.resolve("ran")))
                .as("after delete")
                .hasSize(1);
    }
}
