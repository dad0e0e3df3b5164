package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.hvt.KvmProbe;
import io.nablaconsole.engine.hvt.KvmReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers on each tender there is. */
class TenderTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory;

    private Container run(String id, Config config) {
        Container container = engine.factory().create(id, config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    private Path disk(String name) throws IOException {
        Path disk = directory.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(64 << 10);
        }
        return disk;
    }

    @ParameterizedTest
    @FieldSource("io.nablaconsole.engine.devices.RealTenders#ALL")
    void runsASampleAndIsNamedInTheState(String tender) {
        Container hello =
                run("hello", RealTenders.sample(tender, "hello", "big", "world").build());
        assertThat(exitOf(hello).code()).isZero();
        assertThat(wholeConsole(hello)).contains("Hello big world");
        assertThat(hello.state().tender()).isEqualTo(tender);
        assertThat(hello.state().execState().options()).containsEntry("tender", tender);
    }

    @ParameterizedTest
    @FieldSource("io.nablaconsole.engine.devices.RealTenders#ALL")
    void handsArgumentsOverByteForByte(String tender) {
        List<String> arguments = List.of(
                "plain",
                "two words",
                "  blanks  ",
                "tab\there",
                "line\nbreak",
                "\"quoted\"",
                "it's",
                "back\\slash",
                "\\\"",
                "grüße 世界 🦄",
                "--ipv4=10.0.0.2/24",
                "$HOME `ls` *");
        Container args = run(
                "args",
                RealTenders.sample(tender, "args", arguments.toArray(String[]::new))
                        .terminal(false)
                        .build());
        assertThat(exitOf(args).code()).isZero();
        StringBuilder expected = new StringBuilder();
        for (String argument : arguments) {
            int bytes = argument.getBytes(StandardCharsets.UTF_8).length;
            expected.append('[').append(argument).append("] ").append(bytes).append(" bytes\n");
        }
        assertThat(wholeConsole(args)).endsWith(expected.toString());
    }

    @ParameterizedTest
    @FieldSource("io.nablaconsole.engine.devices.RealTenders#ALL")
    void writesToItsDiskWhateverTheFileIsCalled(String tender) throws IOException {
        for (String name : List.of("disk.img", "a disk with blanks.img")) {
            Path disk = disk(name);
            Config config = RealTenders.sample(tender, "disk", "write", "1", "seen")
                    .device("storage", new BlockFile(disk, false, 4096))
                    .build();
            Container container = run("disk", config);
            assertThat(exitOf(container).code()).isZero();
            assertThat(Files.readString(disk).substring(4096)).startsWith("seen\0");
            container.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo5-spt", "solo5-hvt"})
    void aDiskInUseIsRefused(String tender) throws IOException {
        Config config = RealTenders.sample(tender, "disk")
                .device("storage", new BlockFile(disk("disk.img"), false, 512))
                .build();
        engine.factory().create("first", config).start(ContainerProcess.ofConfig());
        Container second = engine.factory().create("second", config);
        assertThatThrownBy(() -> second.start(ContainerProcess.ofConfig())).hasMessageContaining("in use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo5-spt", "solo5-hvt"})
    void aReadOnlyDiskIsRefusedByName(String tender) throws IOException {
        Config config = RealTenders.sample(tender, "disk")
                .device("storage", new BlockFile(disk("disk.img"), true, 512))
                .build();
        assertThatThrownBy(() -> engine.factory().create("disk", config))
                .hasMessageContaining("opens every disk for writing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo5-spt", "solo5-hvt"})
    void whatATenderComplainsOfIsOnTheConsole(String tender) throws IOException {
        Path disk = disk("disk.img");
        Config config = RealTenders.sample(tender, "disk")
                .device("storage", new BlockFile(disk, false, 512))
                .terminal(false)
                .build();
        Container container = engine.factory().create("disk", config);
        container.start(ContainerProcess.ofConfig());
        Files.writeString(disk, "shrunk");
        container.exec();
        assertThat(exitOf(container).code()).isEqualTo(1);
        assertThat(wholeConsole(container)).contains(tender + ": ").contains("block aligned");
    }

    @Nested
    class Choice {
        @Test
        void isTheEmbeddedOneForSpt() {
            Container hello = run("hello", sample("hello").build());
            assertThat(hello.state().tender()).isEqualTo("embedded");
            exitOf(hello);
        }

        @Test
        void isSolo5HvtForHvtWhereItIsInstalled() {
            Config config = RealTenders.sample("solo5-hvt", "hello")
                    .tender(Config.TENDER_AUTOMATIC)
                    .build();
            Container hello = run("hello", config);
            assertThat(hello.state().tender()).isEqualTo("solo5-hvt");
            assertThat(exitOf(hello).code()).isZero();
            ImageReport report = Nabla.images().inspect(RealTenders.hvt("hello"));
            assertThat(report.runnable()).isTrue();
            assertThat(Nabla.images().tenders(report))
                    .extracting(TenderReport::name)
                    .contains("solo5-hvt");
        }

        @Test
        void ofAnHvtUnikernelWithoutKvmSaysHowToGetKvmAndNothingElse() throws IOException {
            KvmReport kvm = new KvmProbe().report();
            Prerequisites.require(!kvm.usable(), "KVM runs guests here");
            Config config = Config.builder(RealTenders.hvt("hello")).build();
            assertThatThrownBy(() -> engine.factory().create("x", config))
                    .hasMessageEndingWith("; it needs KVM: " + kvm.message().text());
        }

        @Test
        void ofAnUnknownTenderIsRefused() {
            assertThatThrownBy(() -> engine.factory()
                            .create("x", sample("hello").tender("no-such").build()))
                    .hasMessageContaining("tender 'no-such' is not known")
                    .hasMessageContaining("solo5-spt");
        }

        @Test
        void ofATenderForOtherFilesIsRefused() {
            assertThatThrownBy(() -> engine.factory()
                            .create("x", sample("hello").tender("solo5-hvt").build()))
                    .hasMessageContaining("does not run such files")
                    .hasMessageContaining("choose embedded, solo5-spt");
        }
    }

    @Test
    void everyTenderSaysItsVersionOrHowToGetIt() {
        for (TenderReport report : Nabla.tenders()) {
            System.out.println(report);
            // nabla-run knows no such option
            boolean mute = report.name().equals("nabla-run");
            assertThat(report.executable() == null || mute || report.version() != null)
                    .isTrue();
            assertThat(report.usable() || String.valueOf(report.problem()).length() > 20)
                    .isTrue();
        }
    }
}
