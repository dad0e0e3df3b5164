package io.nablaconsole.engine.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped shim is the one built from the sources beside it, and does what its contract says. */
class ShimBinaryTest {
    private static final Path SOURCES = Path.of("src/main/native");
    private static final Path BINARY = Path.of("src/main/resources/native/linux-x86_64/nabla-shim");

    @Test
    void namesTheSourcesItWasBuiltFrom() throws Exception {
        Process version = new ProcessBuilder(ShimBinary.unpack().file().toString(), "--version").start();
        String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .as("nabla-shim --version; after a change run engine/src/main/native/build.sh")
                .endsWith("source " + sourceDigest() + "\n");
    }

    private static String sourceDigest() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".c") || name.endsWith(".h") || name.equals("build.sh"))
                    .sorted()
                    .toList();
            for (String name : names) {
                digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(SOURCES.resolve(name)));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void isWhatTheSameCompilerBuilds(@TempDir Path directory) throws Exception {
        Assumptions.assumeTrue(
                compiler().contains(" 12.2.0"),
                "skipped: needs musl-gcc 12.2.0 (Debian 12: apt-get install musl-tools), which built the shipped one");
        Path rebuilt = directory.resolve("nabla-shim");
        Process build = new ProcessBuilder("sh", SOURCES.resolve("build.sh").toString(), rebuilt.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(output).isZero();
        assertThat(Files.mismatch(rebuilt, BINARY)).isEqualTo(-1);
    }

    private static String compiler() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("musl-gcc", "--version").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void keepsItsContract(@TempDir Path directory) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/perl")) && Files.isExecutable(Path.of("/bin/bash")),
                "skipped: the contract's test is written in bash and perl");
        Path log = directory.resolve("shim-test.log");
        Process test = new ProcessBuilder("bash", "src/test/native/shim-test.sh")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!test.waitFor(5, TimeUnit.MINUTES)) {
            test.destroyForcibly();
            fail("the contract's test hangs: " + Files.readString(log));
        }
        assertThat(test.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.startsWith("ok"))
                .hasSizeGreaterThan(40);
    }
}
