package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.TenderReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What would run is known before it is made. */
class PreviewTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void theEmbeddedTenderShowsTheImageItWouldLink() {
        Config config = EngineFixture.sample("hello", "world").build();
        LaunchPlan plan = engine.factory().preview("hello-1", config);
        assertThat(plan.tender()).isEqualTo("embedded");
        assertThat(plan.command()).isEmpty();
        SandboxReport image = Objects.requireNonNull(plan.image());
        assertThat(image).isEqualTo(Nabla.images().sandbox(config));
        assertThat(engine.root()).isEmptyDirectory();
    }

    @Test
    void anInstalledTenderShowsItsCommandLine(@TempDir Path scratch) throws IOException {
        Path program = scratch.resolve("solo5-spt");
        Files.writeString(program, """
                #!/bin/sh
                case $1 in
                --version) echo "solo5-spt v0.9.0"; echo "ABI version 2" ;;
                --help) echo "usage: solo5-spt [ --mem=512 ] [ --block:NAME=PATH ] [ --net:NAME=IFACE ] KERNEL [ -- ] ARGS" ;;
                esac
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path disk = Files.write(scratch.resolve("data.img"), new byte[4096]);
        Config config = EngineFixture.sample("disk")
                .tender("solo5-spt")
                .arguments("two words")
                .device("storage", new BlockFile(disk, false, 512))
                .build();
        LaunchPlan plan =
                Nabla.factory(engine.root(), Nabla.handlers(List.of(scratch))).preview("disk-1", config);
        assertThat(plan.tender()).isEqualTo("solo5-spt");
        assertThat(plan.image()).isNull();
        assertThat(plan.command().get(0)).isEqualTo(program.toString());
        assertThat(plan.command())
                .contains("--mem=16", "--block:storage=" + disk, config.image().toString());
    }

    @Test
    void whatCannotRunSaysWhy() {
        Config config = EngineFixture.sample("disk").build();
        assertThatThrownBy(() -> engine.factory().preview("disk-1", config))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("storage");
    }

    @Test
    void everyTenderMeantForAnImageIsToldWithWhatIsInItsWay() {
        List<TenderReport> tenders =
                Nabla.images().tenders(Nabla.images().inspect(Nabla.images().sampleFile("hello")));
        assertThat(tenders).extracting(TenderReport::name).containsExactly("embedded", "solo5-spt");
        assertThat(tenders.get(0).usable()).isTrue();
        assertThat(tenders.get(1).usable()).isEqualTo(tenders.get(1).executable() != null);
    }
}
