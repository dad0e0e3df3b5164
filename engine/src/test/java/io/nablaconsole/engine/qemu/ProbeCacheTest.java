package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the probe found is kept as long as it holds. */
class ProbeCacheTest {
    private static final QemuProbe.Report FOUND =
            new QemuProbe.Report(Path.of("/usr/bin/qemu"), "7.2", Accelerator.TCG, "there is no /dev/kvm", true);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void keepsAnAnswerUnderItsKey() {
        ProbeCache cache = new ProbeCache(directory.resolve("new/probe.json"));
        assertThat(cache.read("a")).isEmpty();
        cache.write("a", FOUND);
        assertThat(cache.read("a")).contains(FOUND);
        assertThat(cache.read("b")).isEmpty();
    }

    @Test
    void takesNonsenseForNothing() throws IOException {
        Path file = directory.resolve("probe.json");
        Files.writeString(file, "{\"key\": \"a\", \"accelerator\": \"WARP\"}");
        assertThat(new ProbeCache(file).read("a")).isEmpty();
        Files.writeString(file, "{");
        assertThat(new ProbeCache(file).read("a")).isEmpty();
    }

    @Test
    void anotherQemuOrDeviceIsAnotherKey() throws IOException {
        Path program = Files.writeString(directory.resolve("qemu"), "one");
        Path device = directory.resolve("kvm");
        String before = ProbeCache.key(program, device);
        Files.writeString(device, "");
        String withDevice = ProbeCache.key(program, device);
        Files.writeString(program, "other");
        assertThat(ProbeCache.key(program, device)).isNotEqualTo(withDevice);
        assertThat(withDevice).isNotEqualTo(before);
    }
}
