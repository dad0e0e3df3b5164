package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.image.ImageInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Solo5's own test unikernels for one target, compared with what they expect and with Solo5's tender. Needs the property
 * or environment variable {@code SOLO5_TESTS}: the {@code tests} directory of a built Solo5 source tree.
 */
public abstract class Solo5Suite {
    private static final String TESTS =
            System.getProperty("SOLO5_TESTS", Objects.requireNonNullElse(System.getenv("SOLO5_TESTS"), ""));

    protected final Path directory;
    private final String target;
    private final int mebibytes;

    /**
     * @param target {@code spt} or {@code hvt}
     * @param mebibytes of memory that Solo5's tender is told to give a guest
     */
    protected Solo5Suite(Path directory, String target, int mebibytes) {
        this.directory = directory;
        this.target = target;
        this.mebibytes = mebibytes;
    }

    /** Runs a test in a shell that first opens descriptors as {@code redirections} say. */
    protected abstract Execution run(String redirections, String name, String arguments, AttachedDevice... devices);

    @BeforeEach
    void assumeTestsAreThere() {
        assume(!TESTS.isEmpty(), "SOLO5_TESTS does not name the tests directory of a built Solo5 tree");
    }

    protected static void assume(boolean condition, String reason) {
        if (!condition) {
            System.out.println("skipped: " + reason);
        }
        Assumptions.assumeTrue(condition, reason);
    }

    protected static Path file(String path) {
        return Path.of(TESTS, path);
    }

    protected final Path unikernel(String name) {
        return file("test_" + name + "/test_" + name + "." + target);
    }

    protected final void endsWith(String name, String arguments, int exit, String printed) {
        Execution ended = run("", name, arguments);
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.output()).contains(printed).doesNotContain("FAILURE");
    }

    protected final void endsAsUnderSolo5(String name, String arguments) {
        Path tender = file("../tenders/" + target + "/solo5-" + target).normalize();
        assume(Files.isExecutable(tender), tender + " is not there to compare with");
        List<String> command = new ArrayList<>(List.of(tender.toString(), "--mem=" + mebibytes, "--"));
        command.add(unikernel(name).toString());
        if (!arguments.isEmpty()) {
            command.add(arguments);
        }
        assertThat(run("", name, arguments)).isEqualTo(Execution.of(directory, command));
    }

    @ParameterizedTest
    @CsvSource({"512", "4096"})
    void blockDevicePasses(int blockSize) throws IOException {
        Path disk = Files.write(directory.resolve("disk"), new byte[4 << 20]);
        passes(run("3<>" + disk, "blk", "", new Block("storage", 3, Files.size(disk), blockSize, false)));
    }

    @Test
    void largestManifestPasses() throws IOException {
        List<ManifestEntry> manifest =
                ImageInspector.inspect(unikernel("mft_maxdevices")).manifest();
        assertThat(manifest).hasSize(63).allMatch(e -> e.type() == DeviceType.BLOCK);
        StringBuilder redirections = new StringBuilder();
        List<Block> devices = new ArrayList<>();
        for (ManifestEntry entry : manifest) {
            int descriptor = 10 + devices.size();
            Path disk = Files.write(directory.resolve(entry.name()), new byte[4096]);
            redirections.append(descriptor).append("<>").append(disk).append(' ');
            devices.add(new Block(entry.name(), descriptor, 4096, 512, false));
        }
        passes(run(redirections.toString(), "mft_maxdevices", "", devices.toArray(new Block[0])));
    }

    protected static void passes(Execution ended) {
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("SUCCESS");
        assertThat(ended.exit()).isZero();
    }
}
