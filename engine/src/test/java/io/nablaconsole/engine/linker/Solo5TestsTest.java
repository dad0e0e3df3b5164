package io.nablaconsole.engine.linker;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.AttachedDevice.Block;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.image.SptImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs Solo5's own test unikernels, linked, and compares with what they expect and with solo5-spt. Needs the property or
 * environment variable {@code SOLO5_TESTS}: the {@code tests} directory of a built Solo5 source tree.
 */
class Solo5TestsTest {
    private static final String TESTS =
            System.getProperty("SOLO5_TESTS", Objects.requireNonNullElse(System.getenv("SOLO5_TESTS"), ""));
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(2);

    private final Path directory;

    Solo5TestsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void assumeTestsAreThere() {
        assume(!TESTS.isEmpty(), "SOLO5_TESTS does not name the tests directory of a built Solo5 tree");
    }

    private static void assume(boolean condition, String reason) {
        if (!condition) {
            System.out.println("skipped: " + reason);
        }
        Assumptions.assumeTrue(condition, reason);
    }

    private static Path unikernel(String name) {
        return Path.of(TESTS, "test_" + name, "test_" + name + ".spt");
    }

    private Path link(String name, String arguments, AttachedDevice... devices) {
        Path program = directory.resolve(name);
        byte[] commandLine = GuestCommandLine.bytes(arguments);
        SptLinker.link(SptImage.read(unikernel(name)), MEMORY, commandLine, List.of(devices), program);
        return program;
    }

    private Execution runInShell(String redirections, Path program) {
        return Execution.of(directory, List.of("/bin/bash", "-c", "exec " + redirections + "; exec " + program));
    }

    @ParameterizedTest
    @CsvSource({
        "hello,      Hello_Solo5,    0,   SUCCESS",
        "quiet,      --solo5:quiet,  0,   SUCCESS",
        "output,     '',             0,   ''",
        "globals,    '',             0,   SUCCESS",
        "tls,        '',             0,   SUCCESS",
        "ssp,        '',             255, ABORT",
        "fpu,        '',             0,   SUCCESS",
        "time,       '',             0,   SUCCESS",
        "seccomp,    '',             159, ''",
        "exception,  '',             139, ''",
        "zeropage,   '',             139, ''",
        "notls,      '',             139, ''",
        "wnox,       '',             139, ''",
        "xnow,       '',             139, ''"
    })
    void endsAsSolo5Expects(String name, String arguments, int exit, String printed) {
        Execution linked = Execution.of(directory, List.of(link(name, arguments).toString()));
        assertThat(linked.exit()).isEqualTo(exit);
        assertThat(linked.output()).contains(printed).doesNotContain("FAILURE");
        assertThat(linked.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 'one  two'",
        "quiet, --solo5:quiet",
        "output, ''",
        "globals, ''",
        "tls, ''",
        "ssp, ''",
        "fpu, ''",
        "seccomp, ''",
        "exception, ''",
        "zeropage, ''",
        "notls, ''",
        "wnox, ''",
        "xnow, ''",
        "rnow, ''",
        "rnox, ''",
        "xnor, ''",
        "dumpcore, ''"
    })
    void printsAndEndsAsUnderSolo5Spt(String name, String arguments) {
        Path tender = Path.of(TESTS).resolveSibling("tenders/spt/solo5-spt");
        assume(Files.isExecutable(tender), tender + " is not there to compare with");
        List<String> command = new ArrayList<>(List.of(tender.toString(), "--mem=2", "--"));
        command.add(unikernel(name).toString());
        if (!arguments.isEmpty()) {
            command.add(arguments);
        }
        Execution expected = Execution.of(directory, command);
        assertThat(Execution.of(directory, List.of(link(name, arguments).toString())))
                .isEqualTo(expected);
    }

    @Nested
    class WithDevices {
        @ParameterizedTest
        @CsvSource({"512", "4096"})
        void blockDevicePasses(int blockSize) throws IOException {
            Path disk = Files.write(directory.resolve("disk"), new byte[4 << 20]);
            Block block = new Block("storage", 3, Files.size(disk), blockSize, false);
            Execution ended = runInShell("3<>" + disk, link("blk", "", block));
            assertThat(ended.output()).contains("SUCCESS");
            assertThat(ended.exit()).isZero();
        }

        @Test
        void largestManifestPasses() throws IOException {
            List<ManifestEntry> manifest =
                    SptImage.read(unikernel("mft_maxdevices")).manifest();
            assertThat(manifest).hasSize(63).allMatch(e -> e.type() == DeviceType.BLOCK);
            StringBuilder redirections = new StringBuilder();
            List<Block> devices = new ArrayList<>();
            for (ManifestEntry entry : manifest) {
                int descriptor = 10 + devices.size();
                Path disk = Files.write(directory.resolve(entry.name()), new byte[4096]);
                redirections.append(descriptor).append("<>").append(disk).append(' ');
                devices.add(new Block(entry.name(), descriptor, 4096, 512, false));
            }
            Path program = link("mft_maxdevices", "", devices.toArray(new Block[0]));
            Execution ended = runInShell(redirections.toString(), program);
            assertThat(ended.output()).contains("SUCCESS");
            assertThat(ended.exit()).isZero();
        }

        @ParameterizedTest
        @CsvSource({"net, limit, 1500", "net_2if, limit, 1500", "net_mtu, '', 9000"})
        void netDevicesPass(String name, String arguments, int mtu) throws Exception {
            boolean root = Files.isWritable(Path.of("/proc/sys/kernel/hostname"));
            assume(root && Files.exists(Path.of("/dev/net/tun")), "taps need root and /dev/net/tun");
            boolean python = Arrays.stream(System.getenv("PATH").split(":", -1))
                    .anyMatch(d -> Files.isExecutable(Path.of(d, "python3")));
            assume(python, "there is no python3 to make taps with");
            List<AttachedDevice.Net> devices = new ArrayList<>();
            for (ManifestEntry entry : SptImage.read(unikernel(name)).manifest()) {
                int index = devices.size();
                MacAddress mac = MacAddress.parse("02:00:00:00:00:0" + (index + 1));
                devices.add(new AttachedDevice.Net(entry.name(), 3 + index, mac, mtu));
            }
            Path host = Path.of(Objects.requireNonNull(getClass().getResource("/solo5/tap-host.py"))
                    .toURI());
            Path program = link(name, arguments, devices.toArray(new AttachedDevice.Net[0]));
            Execution ended = Execution.of(
                    directory,
                    List.of(
                            "unshare",
                            "-n",
                            "python3",
                            host.toString(),
                            String.valueOf(devices.size()),
                            String.valueOf(mtu),
                            program.toString()));
            assertThat(ended.errors()).isEmpty();
            assertThat(ended.output()).contains("SUCCESS");
            assertThat(ended.exit()).isZero();
        }
    }
}
