package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.oci.ConfigDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pod's sandbox waits; a unikernel runs, whatever it is called. */
class PodTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path bundle;

    private Config config(String args, String annotations) throws IOException {
        Files.createDirectories(bundle.resolve("rootfs"));
        String document = """
                {"ociVersion": "1.3.0", "process": {"args": [%s], "cwd": "/"}, "root": {"path": "rootfs"},
                 "annotations": {%s}}
                """.formatted(args, annotations);
        return ConfigDocument.read(document.getBytes(StandardCharsets.UTF_8), bundle);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"/pause\" | ",
                "\"/catatonit\", \"-P\" | ",
                "\"/usr/bin/pod\" | \"io.kubernetes.cri-o.ContainerType\": \"sandbox\"",
                "\"/my-pause\", \"-v\" | \"io.kubernetes.cri.container-type\": \"sandbox\""
            })
    void aSandboxWaits(String args, String annotations) throws IOException {
        Container sandbox = engine.factory().create("sandbox", config(args, annotations == null ? "" : annotations));
        sandbox.run(ContainerProcess.ofConfig());
        assertThat(sandbox.status()).isEqualTo(Status.RUNNING);
        assertThat(sandbox.state().tender()).isEqualTo("none");
        assertThat(sandbox.stop(EngineFixture.LIMIT)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause | \"/pause\" | ",
                "pause | \"/pause\" | \"io.kubernetes.cri.container-type\": \"container\"",
                "catatonit | \"/catatonit\", \"-P\" | \"io.kubernetes.cri-o.ContainerType\": \"container\""
            })
    void aUnikernelOfThatNameRuns(String file, String args, String annotations) throws IOException {
        Config config = config(args, annotations == null ? "" : annotations);
        Files.copy(Nabla.images().sampleFile("hello"), bundle.resolve("rootfs").resolve(file));
        Container hello = engine.factory().create("hello", config);
        hello.run(ContainerProcess.ofConfig());
        exitOf(hello);
        assertThat(wholeConsole(hello)).contains("Hello");
    }

    @Test
    void aLinuxProgramOfThatNameIsASandboxAllTheSame() throws IOException {
        Config config = config("\"/pause\"", "");
        Files.copy(Path.of("/bin/true"), bundle.resolve("rootfs/pause"));
        Container sandbox = engine.factory().create("sandbox", config);
        assertThat(sandbox.state().tender()).isEqualTo("none");
    }

    @Test
    void theProcessHasTheNameOfItsUnikernel() throws IOException {
        Container clock = engine.running("clock", "clock", "100000");
        Path comm = Path.of("/proc", String.valueOf(clock.state().initProcessPid()), "comm");
        String image = String.valueOf(clock.config().image().getFileName());
        assertThat(Files.readString(comm).strip()).isEqualTo(image.substring(0, Math.min(image.length(), 15)));
    }

    @Test
    void aUnikernelNamedLikeAnInitDoesNotLookLikeOneAtItsGate() throws IOException {
        Config config = config("\"/nabla-init\", \"100000\"", "");
        Files.copy(Nabla.images().sampleFile("clock"), bundle.resolve("rootfs/nabla-init"));
        Container clock = engine.factory().create("clock", config);
        clock.run(ContainerProcess.ofConfig());
        assertThat(clock.openConsole().output().read()).as("it speaks").isPositive();
        assertThat(clock.status()).isEqualTo(Status.RUNNING);
    }
}
