package io.nablaconsole.engine.hvt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.hvt.KvmReport.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Causes are told apart, each with what to do. */
class KvmProbeTest {
    @Test
    void missingDeviceIsNamed(@TempDir Path directory) {
        Path device = directory.resolve("kvm");
        KvmReport report = new KvmProbe(device).report();
        assertThat(report.state()).isEqualTo(State.MISSING);
        assertThat(report.usable()).isFalse();
        assertThat(report.message().text()).contains("there is no " + device).contains("modprobe");
    }

    @Test
    void deviceOfSomebodyElseIsNamed(@TempDir Path directory) throws IOException {
        Path device = Files.createFile(directory.resolve("kvm"));
        assertThat(device.toFile().setWritable(false)).isTrue();
        Kvm.assume(!Files.isWritable(device), "this user may write whatever a file's permissions say");
        KvmReport report = new KvmProbe(device).report();
        assertThat(report.state()).isEqualTo(State.NOT_PERMITTED);
        assertThat(report.message().text()).contains("you may not open").contains("setfacl");
    }

    @Test
    @Tag("kvm")
    void guestsReallyRan() {
        KvmReport report = Kvm.PROBE.report();
        System.out.println("KVM: " + report.message().text());
        Kvm.assume(report.usable(), report.message().text());
        assertThat(report.state()).isIn(State.READY, State.INCOMPLETE);
        assertThat(Kvm.PROBE.report()).isSameAs(report);
    }
}
