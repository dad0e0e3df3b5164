package io.nablaconsole.engine.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped shim does what its contract says. */
class ShimBinaryTest {
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
