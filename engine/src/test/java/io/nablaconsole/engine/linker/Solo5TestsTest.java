package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.program.ProgramSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solo5's own test unikernels for spt, linked. */
class Solo5TestsTest extends Solo5Suite {
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(2);

    Solo5TestsTest(@TempDir Path directory) {
        super(directory, "spt", 2);
    }

    private Path link(String name, String arguments, AttachedDevice... devices) {
        Path program = directory.resolve(name);
        byte[] commandLine = GuestCommandLine.bytes(arguments);
        SptLinker.link(SptImage.read(unikernel(name)), MEMORY, commandLine, List.of(devices), program);
        return program;
    }

    @Override
    protected Execution run(String redirections, String name, String arguments, AttachedDevice... devices) {
        String open = redirections.isEmpty() ? "" : "exec " + redirections + "; ";
        return Execution.of(directory, List.of("/bin/bash", "-c", open + "exec " + link(name, arguments, devices)));
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
        endsWith(name, arguments, exit, printed);
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
        endsAsUnderSolo5(name, arguments);
    }

    @ParameterizedTest
    @CsvSource({"net, limit, 1500", "net_2if, limit, 1500", "net_mtu, '', 9000"})
    void netDevicesPass(String name, String arguments, int mtu) throws Exception {
        boolean root = Files.isWritable(Path.of("/proc/sys/kernel/hostname"));
        assume(root && Files.exists(Path.of("/dev/net/tun")), "taps need root and /dev/net/tun");
        assume(ProgramSearch.path().find("python3").isPresent(), "there is no python3 to make taps with");
        List<AttachedDevice.Net> devices = new ArrayList<>();
        for (ManifestEntry entry : SptImage.read(unikernel(name)).manifest()) {
            int index = devices.size();
            MacAddress mac = MacAddress.parse("02:00:00:00:00:0" + (index + 1));
            devices.add(new AttachedDevice.Net(entry.name(), 3 + index, mac, mtu));
        }
        Path host = Path.of(Objects.requireNonNull(getClass().getResource("/solo5/tap-host.py"))
                .toURI());
        Path program = link(name, arguments, devices.toArray(new AttachedDevice.Net[0]));
        passes(Execution.of(
                directory,
                List.of(
                        "unshare",
                        "-n",
                        "python3",
                        host.toString(),
                        String.valueOf(devices.size()),
                        String.valueOf(mtu),
                        program.toString())));
    }
}
