package io.nablaconsole.engine.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample unikernels are those their sources build, and each can run here. */
class SampleFilesTest {
    private static final Path UNIKERNELS =
            Path.of(System.getProperty("nabla.project.directory"), "resources/unikernels");

    @Test
    void matchTheirSums() throws IOException, NoSuchAlgorithmException {
        List<String> sums = Files.readAllLines(UNIKERNELS.resolve("SHA256SUMS")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(sums).hasSizeGreaterThan(20);
        for (String line : sums) {
            String[] parts = line.split("\\s+\\*?", 2);
            byte[] content = Files.readAllBytes(UNIKERNELS.resolve(parts[1]));
            String actual = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertThat(actual)
                    .as(parts[1] + "; after a change run resources/unikernels/build.sh")
                    .isEqualTo(parts[0]);
        }
    }

    @Test
    void areWhatTheSameCompilerBuilds(@TempDir Path copy) throws Exception {
        String recorded = Files.readAllLines(UNIKERNELS.resolve("SHA256SUMS")).get(0);
        Assumptions.assumeTrue(
                recorded.equals("# gcc " + gccVersion()),
                "skipped: the samples were built with " + recorded.substring(2) + ", here is gcc " + gccVersion());
        Path output = copy.resolve("out");
        Process build = new ProcessBuilder("sh", UNIKERNELS.resolve("build.sh").toString(), output.toString())
                .redirectErrorStream(true)
                .start();
        String log = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(log).isZero();
        try (Stream<Path> built = Files.list(output)) {
            List<Path> binaries = built.filter(file -> file.toString().matches(".*\\.(spt|hvt)"))
                    .toList();
            assertThat(binaries).hasSizeGreaterThan(7);
            for (Path binary : binaries) {
                assertThat(Files.mismatch(binary, UNIKERNELS.resolve(binary.getFileName())))
                        .as(binary.toString())
                        .isEqualTo(-1);
            }
        }
    }

    private static String gccVersion() throws InterruptedException {
        try {
            Process gcc = new ProcessBuilder("gcc", "-dumpfullversion").start();
            String version = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            gcc.waitFor();
            return version;
        } catch (IOException e) {
            return "none";
        }
    }

    @Test
    void areAllOnOfferAndRunnable() {
        List<Sample> samples = Nabla.images().samples();
        assertThat(samples)
                .extracting(Sample::name)
                .contains("hello", "clock", "exitcode", "crash", "forbidden", "burn", "memory");
        for (Sample sample : samples) {
            ImageReport report = Nabla.images().inspect(Nabla.images().sampleFile(sample.name()));
            assertThat(report.problem()).as(sample.name()).isNull();
        }
    }

    @Test
    void areThereForHvtToo() {
        for (Sample sample : Nabla.images().samples()) {
            Path file = Nabla.images().sampleFile(sample.name() + ".hvt");
            assertThat(Nabla.images().inspect(file).abi())
                    .as(sample.name())
                    .isNotNull()
                    .satisfies(abi -> assertThat(abi.target()).isEqualTo(Abi.Target.HVT));
        }
        assertThatThrownBy(() -> Nabla.images().sampleFile("hello.exe"))
                .hasMessageContaining("there is no sample 'hello.exe'")
                .hasMessageContaining("hello.hvt");
    }
}
