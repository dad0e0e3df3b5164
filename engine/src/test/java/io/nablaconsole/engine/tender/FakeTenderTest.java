package io.nablaconsole.engine.tender;

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
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.devices.RealTenders;
import io.nablaconsole.engine.handler.NoHandler;
import io.nablaconsole.engine.image.ImageInspector;
import io.nablaconsole.engine.program.ProgramSearch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How tenders are called, with scripts in their place that tell what they were given. */
class FakeTenderTest {
    private static final String OLD_HELP = """
            usage: nabla-run [ CORE OPTIONS ] [ MODULE OPTIONS ] [ -- ] KERNEL [ ARGS ]
                --x-exec-heap
                --disk=IMAGE
                --net=TAP
              [ --net-mac=HWADDR ]
            """;
    private static final String NEW_HELP = """
            usage: solo5-spt [ -- ] KERNEL [ ARGS ]
                --net:NAME=IFACE | @NN
              [ --net-mac:NAME=HWADDR ]
                --block:NAME=PATH
              [ --block-sector-size:NAME=SECTORSIZE ]
            """;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Path directory;
    private Factory factory;
    private Path disk;

    @BeforeEach
    void makeDisk(@TempDir Path temporary) throws IOException {
        directory = temporary;
        factory = RealTenders.factory(engine.root(), directory);
        disk = directory.resolve("disk.img");
        Files.write(disk, new byte[4096]);
    }

    private void script(String name, String help, String version, String body) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(
                file,
                "#!/bin/sh\ncase $1 in\n--help) cat >&2 <<'EOF'\n" + help + "EOF\nexit 1;;\n--version) echo '" + version
                        + "' >&2; exit 0;;\nesac\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String argumentsOf(Config config) {
        Container container = factory.create("fake", config);
        container.run(ContainerProcess.ofConfig());
        exitOf(container);
        return wholeConsole(container);
    }

    /** The least that is known as rumprun from before Solo5's notes: an ELF header and one of its names. */
    private Path rumprun() throws IOException {
        ByteBuffer elf = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        elf.putShort((short) 2).putShort((short) 62).putInt(1).putLong(0x100000).position(52);
        elf.putShort((short) 64).putShort((short) 56).position(64);
        elf.put("rumprun_boot".getBytes(StandardCharsets.US_ASCII));
        Path file = directory.resolve("node.nabla");
        Files.write(file, elf.array());
        return file;
    }

    @Test
    void theOldStyleTakesOneDiskAndOneNetAndJsonAsItStands() throws IOException {
        script("nabla-run", OLD_HELP, "nabla-run tender, version v0.4.1", "for a; do echo \"<$a>\"; done");
        String json = "{\"cmdline\":\"node /a b.js\",\"env\":\"A=1\",\"env\":\"B=2\"}";
        Path image = rumprun();
        Config config = Config.builder(image)
                .arguments(json)
                .memory(MemorySize.ofMebibytes(64))
                .device("rootfs", new BlockFile(disk, false, 512))
                .terminal(false)
                .build();
        assertThat(argumentsOf(config).lines())
                .containsExactly(
                        "<--mem=64>",
                        "<--x-exec-heap>",
                        "<--disk=" + disk + ">",
                        "<-->",
                        "<" + image + ">",
                        "<" + json + ">");
        assertThat(factory.load("fake").state().tender()).isEqualTo("nabla-run");
    }

    @Test
    void theOldStyleRefusesTwoDisks() throws IOException {
        script("nabla-run", OLD_HELP, "nabla-run tender, version v0.4.1", "exit 0");
        Config config = Config.builder(rumprun())
                .device("one", new BlockFile(disk, false, 512))
                .device("two", new BlockFile(disk, false, 512))
                .build();
        assertThatThrownBy(() -> factory.create("fake", config)).hasMessageContaining("takes one block device, not 2");
    }

    @Test
    void todaysStyleNamesDevicesAsTheManifestDoes() throws IOException {
        script(
                "solo5-spt",
                NEW_HELP,
                "solo5-spt tender, version v0.9.0\nABI version 2",
                "for a; do echo \"<$a>\"; done; echo oops >&2; exit 3");
        Config config = sample("disk", "write", "1", "two words")
                .device("storage", new BlockFile(disk, false, 1024))
                .tender("solo5-spt")
                .terminal(false)
                .build();
        assertThat(argumentsOf(config))
                .startsWith("<--mem=16>\n<--block:storage=" + disk + ">\n<--block-sector-size:storage=1024>\n<-->\n")
                .contains("<write 1 \"two words\">")
                .contains("oops");
        assertThat(exitOf(factory.load("fake")).code()).isEqualTo(3);
    }

    @Test
    void anotherAbiVersionIsRefused() throws IOException {
        script("solo5-spt", NEW_HELP, "solo5-spt tender, version v0.4\nABI version 1", "exit 0");
        assertThatThrownBy(() -> factory.create(
                        "fake", sample("hello").tender("solo5-spt").build()))
                .hasMessageContaining("serves version 1 of that interface only");
    }

    @Test
    void aTenderThatDoesNotAnswerIsNamed() throws IOException {
        Path file = directory.resolve("solo5-spt");
        Files.writeString(file, "#!/bin/sh\nexec sleep 60\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> factory.create(
                        "fake", sample("hello").tender("solo5-spt").build()))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("did not end within 5 s");
    }

    @Test
    void aTenderThatWentAwayIsNamedAtTheNextStart() throws IOException {
        script("solo5-spt", NEW_HELP, "version 1.0\nABI version 2", "exit 0");
        Container container =
                factory.create("fake", sample("hello").tender("solo5-spt").build());
        Factory elsewhere = Nabla.factory(
                engine.root(), new Handlers(new NoHandler(), new NoHandler(), new TenderExec(nothingInstalled())));
        assertThatThrownBy(() -> elsewhere.load(container.id().value()).run(ContainerProcess.ofConfig()))
                .hasMessageContaining("solo5-spt is not installed");
    }

    private static Tenders nothingInstalled() {
        ProgramSearch nowhere = new ProgramSearch(List.of());
        return new Tenders(List.of(
                ExternalTender.solo5Spt(nowhere).tender(),
                ExternalTender.solo5Hvt(nowhere).tender(),
                ExternalTender.nablaRun(nowhere).tender()));
    }

    @Test
    void anImageWithoutATenderSaysWhichWouldRunItAndHowToGetIt() throws IOException {
        Config hvt = Config.builder(RealTenders.hvt("hello")).build();
        assertThatThrownBy(() -> nothingInstalled().choose(hvt))
                .hasMessageContaining("hello.hvt")
                .hasMessageContaining("Solo5 unikernel for hvt")
                .hasMessageContaining("tender solo5-hvt is not installed: install Solo5");
        assertThatThrownBy(() ->
                        nothingInstalled().choose(Config.builder(rumprun()).build()))
                .hasMessageContaining("nabla-run is not installed");
        assertThat(nothingInstalled()
                        .judge(ImageInspector.inspect(Path.of("/bin/sh")))
                        .problem())
                .asString()
                .doesNotContain("tender");
    }
}
