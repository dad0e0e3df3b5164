package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, numbers and documents that docker, podman and the kubelet act on. */
class RuntimeWordsTest extends CommandFixture {
    @Test
    void aMissingProgramIsSaidSoThatDockerAndPodmanEndWith127(@TempDir Path bundle) throws IOException {
        Files.createDirectories(bundle.resolve("rootfs"));
        Files.writeString(bundle.resolve("config.json"), """
                {"ociVersion": "1.0.2", "process": {"args": ["/no-such"], "cwd": "/"}, "root": {"path": "rootfs"}}
                """);
        // docker looks for the program's name and these words
        assertFails(run("create", "-b", bundle.toString(), "x"), "/no-such: no such file or directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "restore"})
    void whatCannotBeIsSaidInASentence(String command) {
        assertFails(run(command, "--image-path", "/tmp/x", "id"), "cannot checkpoint or restore a container");
    }

    @Test
    void featuresAreThoseOfTheNewestSpecification() throws IOException {
        JsonNode features = json(run("features"));
        assertThat(features.path("ociVersionMax").asText()).isEqualTo("1.3.0");
        assertThat(features.path("potentiallyUnsafeConfigAnnotations").get(0).asText())
                .isEqualTo("io.nablaconsole.");
        assertThat(features.at("/linux/netDevices/enabled").isBoolean()).isTrue();
        assertThat(features.at("/linux/intelRdt/monitoring").isBoolean()).isTrue();
    }

    @Test
    @Tag("root")
    void limitsAreUpdatedAsDockerSpellsThem() throws IOException {
        Container clock = created("sizes");
        Assumptions.assumeFalse(clock.state().cgroup().isEmpty(), "skipped: no control group that this user may write");
        assertThat(run("update", "--memory", "32M", "sizes").code()).isZero();
        assertThat(clock.config().resources().memory().limit()).isEqualTo(32L << 20);
        assertThat(run("update", "--memory", "0", "--cpu-quota", "0", "sizes").code())
                .isZero();
        assertThat(clock.config().resources().memory().limit())
                .as("0 leaves it")
                .isEqualTo(32L << 20);
        assertThat(run("update", "--memory", "-1", "sizes").code()).isZero();
        assertThat(clock.config().resources().memory().limit()).isEqualTo(-1);
        assertFails(run("update", "--memory", "tea", "sizes"), "memory size 'tea' is not valid");
        engine.factory().delete("sizes", true);
    }

    @ParameterizedTest
    @CsvSource({"root,create --image hello x", "below,create --image hello x"})
    @Tag("root")
    void aRootThatMayNotBeWrittenIsNamed(String which, String words, @TempDir Path place) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "skipped: needs setpriv");
        Assumptions.assumeTrue(Files.getAttribute(place, "unix:uid").equals(0), "skipped: needs root");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Files.createDirectory(place.resolve("root"));
        Path asked = which.equals("root") ? root : root.resolve("below");
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "--bounding-set=-all,+dac_read_search",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search"));
        command.addAll(new Cli(asked).program(List.of(), words.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        Path home = Files.createDirectory(place.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        builder.environment().put("HOME", home.toString());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(1);
        assertThat(text).contains(asked + ": permission denied");
    }
}
