package io.nablaconsole.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped programs are those built from the sources beside them. */
class NativeProgramTest {
    private static final Path BINARIES = Path.of("src/main/resources/native/linux-x86_64");

    @ParameterizedTest
    @CsvSource({"nabla-shim, src/main/native", "nabla-hvt, src/main/native-hvt"})
    void namesTheSourcesItWasBuiltFrom(String name, Path sources) throws Exception {
        Process version = new ProcessBuilder(NativeProgram.unpack(name).file().toString(), "--version").start();
        String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .as(name + " --version; after a change run " + sources + "/build.sh")
                .startsWith(name + " ")
                .endsWith("source " + sourceDigest(sources) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nabla-shim", "nabla-hvt"})
    void isStaticAndGoesWhereTheKernelPutsIt(String name) throws IOException {
        ByteBuffer elf =
                ByteBuffer.wrap(Files.readAllBytes(BINARIES.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(elf.getShort(16))
                .as("type of the file, 3 of a position-independent one")
                .isEqualTo((short) 3);
        int programHeaders = (int) elf.getLong(32);
        for (int i = 0; i < elf.getShort(56); i++) {
            assertThat(elf.getInt(programHeaders + i * 56))
                    .as("3 names an interpreter")
                    .isNotEqualTo(3);
        }
    }

    private static String sourceDigest(Path sources) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.list(sources)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".c") || name.endsWith(".h"))
                    .sorted()
                    .toList();
            for (String name : names) {
                add(digest, sources.resolve(name));
            }
        }
        add(digest, sources.resolveSibling("native-build.sh"));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource({"nabla-shim, src/main/native", "nabla-hvt, src/main/native-hvt"})
    void isWhatTheSameCompilerBuilds(String name, Path sources, @TempDir Path directory) throws Exception {
        Assumptions.assumeTrue(
                compiler().contains(" 12.2.0"),
                "skipped: needs musl-gcc 12.2.0 (Debian 12: apt-get install musl-tools), which built the shipped one");
        Path rebuilt = directory.resolve(name);
        Process build = new ProcessBuilder("sh", sources.resolve("build.sh").toString(), rebuilt.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(output).isZero();
        assertThat(Files.mismatch(rebuilt, BINARIES.resolve(name))).isEqualTo(-1);
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
}
