package io.nablaconsole.engine.hvt;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.hvt.KvmReport.State;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.HvtImage;
import io.nablaconsole.engine.linker.Execution;
import io.nablaconsole.engine.linker.Solo5Suite;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solo5's own test unikernels for hvt. */
@Tag("kvm")
class Solo5HvtTestsTest extends Solo5Suite {
    private static final MemorySize MEMORY = MemorySize.ofMebibytes(16);

    private final Guests guests;

    Solo5HvtTestsTest(@TempDir Path directory) {
        super(directory, "hvt", 16);
        guests = new Guests(directory);
    }

    @BeforeEach
    void assumeGuestsRun() {
        Kvm.assume();
    }

    @Override
    protected Execution run(String redirections, String name, String arguments, AttachedDevice... devices) {
        return guests.run(redirections, guests.plan(unikernel(name), MEMORY, arguments, devices));
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
        assume(
                !name.equals("fpu") || Kvm.PROBE.report().state() == State.READY,
                Kvm.PROBE.report().message().text());
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
        "exception, ''",
        "zeropage, ''",
        "notls, ''",
        "xnor, ''",
        "dumpcore, ''"
    })
    void printsAndEndsAsUnderSolo5Hvt(String name, String arguments) {
        endsAsUnderSolo5(name, arguments);
    }

    @Test
    void damagedFileIsRefused() {
        Path image = file("test_buggyelf/buggyelf.hvt");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> HvtImage.read(image))
                .withMessageContaining("manifest");
    }
}
