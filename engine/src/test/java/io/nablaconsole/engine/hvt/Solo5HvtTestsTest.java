package io.nablaconsole.engine.hvt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.hvt.KvmReport.State;
import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.image.HvtImage;
import io.nablaconsole.engine.linker.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs Solo5's own test unikernels for hvt and compares with what they expect and with solo5-hvt. Needs the property or
 * environment variable {@code SOLO5_TESTS}: the {@code tests} directory of a built Solo5 source tree.
 */
@Tag("kvm")
class Solo5HvtTestsTest {
    private static final String TESTS =
            System.getProperty("SOLO5_TESTS", Objects.requireNonNullElse(System.getenv("SOLO5_TESTS"), ""));
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(16);

    private final Path directory;
    private final Guests guests;

    Solo5HvtTestsTest(@TempDir Path directory) {
        this.directory = directory;
        guests = new Guests(directory);
    }

    @BeforeEach
    void assumeTestsAreThere() {
        Kvm.assume(!TESTS.isEmpty(), "SOLO5_TESTS does not name the tests directory of a built Solo5 tree");
        Kvm.assume();
    }

    private static Path unikernel(String name) {
        return Path.of(TESTS, "test_" + name, "test_" + name + ".hvt");
    }

    private Execution run(String name, String arguments) {
        return guests.run("", guests.plan(unikernel(name), MEMORY, arguments));
    }

    @ParameterizedTest
    @CsvSource({
        "hello,      Hello_Solo5,    0,   SUCCESS",
        "quiet,      --solo5:quiet,  0,   SUCCESS",
        "output,     '',             0,   ''",
        "globals,    '',             0,   SUCCESS",
        "tls,        '',             0,   SUCCESS",
        "time,       '',             0,   SUCCESS",
        "fpu,        '',             0,   SUCCESS",
        "ssp,        '',             255, ABORT",
        "exception,  '',             255, ABORT",
        "zeropage,   '',             255, ABORT",
        "notls,      '',             255, ABORT",
        // under solo5-hvt the first three are only stopped on OpenBSD, and the last ends the tender
        "rnow,       '',             255, ABORT",
        "rnox,       '',             255, ABORT",
        "wnox,       '',             255, ABORT",
        "xnow,       '',             255, ABORT"
    })
    void endsAsSolo5Expects(String name, String arguments, int exit, String printed) {
        Kvm.assume(
                !name.equals("fpu") || Kvm.PROBE.report().state() == State.READY,
                Kvm.PROBE.report().text());
        Execution ended = run(name, arguments);
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.output()).contains(printed).doesNotContain("FAILURE");
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 'one  two'",
        "quiet, --solo5:quiet",
        "output, ''",
        "globals, ''",
        "tls, ''",
        "ssp, ''",
        "exception, ''",
        "zeropage, ''",
        "notls, ''",
        "xnor, ''",
        "dumpcore, ''"
    })
    void printsAndEndsAsUnderSolo5Hvt(String name, String arguments) {
        Path tender = Path.of(TESTS).resolveSibling("tenders/hvt/solo5-hvt");
        Kvm.assume(Files.isExecutable(tender), tender + " is not there to compare with");
        List<String> command = new ArrayList<>(List.of(tender.toString(), "--mem=16", "--"));
        command.add(unikernel(name).toString());
        if (!arguments.isEmpty()) {
            command.add(arguments);
        }
        assertThat(run(name, arguments)).isEqualTo(Execution.of(directory, command));
    }

    @ParameterizedTest
    @CsvSource({"512", "4096"})
    void blockDevicePasses(int blockSize) throws IOException {
        Path disk = Files.write(directory.resolve("disk"), new byte[4 << 20]);
        Block block = new Block("storage", 3, Files.size(disk), blockSize, false);
        Execution ended = guests.run("3<>" + disk, guests.plan(unikernel("blk"), MEMORY, "", block));
        assertThat(ended.output()).contains("SUCCESS");
        assertThat(ended.exit()).isZero();
    }

    @Test
    void largestManifestPasses() throws IOException {
        StringBuilder redirections = new StringBuilder();
        List<Block> devices = new ArrayList<>();
        for (var entry : HvtImage.read(unikernel("mft_maxdevices")).manifest()) {
            int descriptor = 10 + devices.size();
            Path disk = Files.write(directory.resolve(entry.name()), new byte[4096]);
            redirections.append(descriptor).append("<>").append(disk).append(' ');
            devices.add(new Block(entry.name(), descriptor, 4096, 512, false));
        }
        assertThat(devices).hasSize(63);
        Path plan = guests.plan(unikernel("mft_maxdevices"), MEMORY, "", devices.toArray(new Block[0]));
        Execution ended = guests.run(redirections.toString(), plan);
        assertThat(ended.output()).contains("SUCCESS");
        assertThat(ended.exit()).isZero();
    }

    @Test
    void damagedFileIsRefused() {
        Path image = Path.of(TESTS, "test_buggyelf", "buggyelf.hvt");
        Assertions.assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> HvtImage.read(image))
                .withMessageContaining("manifest");
    }
}
