package io.nablaconsole.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.HostCheck.Result;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private interface Body {
        Check.Finding run() throws Exception;
    }

    private record Named(String name, Body body) implements Check {
        @Override
        public Finding run() throws Exception {
            return body.run();
        }
    }

    private static HostCheck one(Body body) {
        return Doctor.examine(List.of(new Named("x", body)), Duration.ofMillis(300))
                .get(0);
    }

    @Test
    void aCheckThatHangsHoldsUpNobody() {
        CountDownLatch never = new CountDownLatch(1);
        List<HostCheck> found = Doctor.examine(
                List.of(
                        new Named("hangs", () -> {
                            never.await();
                            return Check.Finding.good(Message.of("never"));
                        }),
                        new Named("quick", () -> Check.Finding.good(Message.of("fine")))),
                Duration.ofMillis(300));
        assertThat(found).extracting(HostCheck::name).containsExactly("hangs", "quick");
        assertThat(found).extracting(HostCheck::result).containsExactly(Result.BAD, Result.GOOD);
        assertThat(found.get(0).sentence()).hasToString("did not answer within 300 ms");
    }

    @Test
    void aCheckThatFailsSaysWhy() {
        HostCheck check = one(() -> {
            throw new IOException("no such thing");
        });
        assertThat(check.sentence()).hasToString("could not be checked: no such thing");
    }

    @Test
    void whatIsMissingComesWithACommand() throws Exception {
        assertThat(new TenderCheck("no-such-tender", Message.of("nothing needs it"))
                        .run()
                        .remedy())
                .isNotEmpty();
        assertThat(new WindowCheck(null, null).run().remedy()).isNotEmpty();
    }

    @Test
    void theVersionOfATenderIsTheLineThatNamesOne() {
        assertThat(TenderCheck.version("solo5-hvt v0.9.0\nABI version 2\n")).contains("solo5-hvt v0.9.0");
        assertThat(TenderCheck.version("\nQEMU emulator version 7.2.22 (Debian)\n"))
                .contains("QEMU emulator version 7.2.22 (Debian)");
        assertThat(TenderCheck.version("usage: nabla-run [--mem=512] KERNEL\n")).isEmpty();
    }

    @Test
    void theStateDirectoryIsTried(@TempDir Path directory) throws Exception {
        assertThat(new ProgramPlaceCheck(directory.resolve("not/yet/made"))
                        .run()
                        .result())
                .isEqualTo(Result.GOOD);
        assertThat(new ProgramPlaceCheck(Path.of("/proc")).run().result()).isEqualTo(Result.BAD);
    }

    @Test
    void everythingIsLookedAt(@TempDir Path directory) {
        assertThat(Doctor.examine(directory))
                .extracting(HostCheck::name)
                .contains("jdk", "state-directory", "kvm", "tap", "user-namespaces", "cgroups", "solo5-hvt", "window");
    }
}
