package io.nablaconsole.engine.rumprun;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.GuestConvention;
import io.nablaconsole.engine.image.TestImage;
import io.nablaconsole.engine.iso.IsoReaders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of rumprun guests. The guest here is a few instructions that print the command line they were given, with a
 * disk in the manifest and rumprun's mark in the data.
 */
class RootfsImageTest {
    private static final String BLOCK =
            "\"blk\":{\"source\":\"etfs\",\"path\":\"/dev/ld0a\",\"fstype\":\"blk\",\"mountpoint\":\"/\"}";
    private static final String EXPECTED = "{\"env\":\"A=b c\",\"env\":\"B=größe\",\"env\":\"C=C:\\new\","
            + "\"hostname\":\"kiste\",\"cmdline\":\"/bin/guest.nabla 'two words' \\\"q\\\" back\\\\slash 日本\","
            + BLOCK + ",\"cwd\":\"/data\"}";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path bundle = Path.of("");

    private Path rootfs = Path.of("");

    @BeforeEach
    void bundle() throws IOException {
        rootfs = bundle.resolve("rootfs");
        Files.createDirectories(rootfs.resolve("bin"));
        Files.createDirectories(rootfs.resolve("etc"));
        Files.createDirectories(rootfs.resolve("dev"));
        Files.writeString(rootfs.resolve("etc/resolv.conf"), "the user's own");
        Files.writeString(rootfs.resolve("etc/motd"), "hello");
        Files.createSymbolicLink(rootfs.resolve("motd"), Path.of("etc/motd"));
        Files.writeString(bundle.resolve("resolver"), "nameserver 10.9.9.9\n");
        guest(EXPECTED.getBytes(StandardCharsets.UTF_8).length, 2);
        config("", "");
    }

    /** Prints so many bytes of its command line and ends. */
    private void guest(int length, int abi) throws IOException {
        byte[] code = ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x48, (byte) 0x8b, 0x77, 0x10, (byte) 0xba}) // mov rsi, [rdi + 16]; mov edx, …
                .putInt(length)
                .put(new byte[] {(byte) 0xbf, 1, 0, 0, 0, (byte) 0xb8, 1, 0, 0, 0, 0x0f, 0x05}) // write(1, rsi, edx)
                .put(new byte[] {0x31, (byte) 0xff, (byte) 0xb8, (byte) 231, 0, 0, 0, 0x0f, 0x05}) // exit_group(0)
                .array();
        Path made = new TestImage(code)
                .data("rumprun_boot".getBytes(StandardCharsets.US_ASCII))
                .abi(2, abi)
                .block("rootfs")
                .write(bundle);
        Files.move(made, rootfs.resolve("bin/guest.nabla"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void config(String process, String top) throws IOException {
        Files.writeString(bundle.resolve("config.json"), """
                {"ociVersion": "1.0.2", "hostname": "kiste", "root": {"path": "rootfs"},
                 "process": {"args": ["/bin/guest.nabla", "two words", "\\"q\\"", "back\\\\slash", "日本"],
                  "env": ["A=b c", "B=größe", "C=C:\\\\new"], "cwd": "/data" %s},
                 "mounts": [{"destination": "/etc/resolv.conf", "source": "resolver"}],
                 "linux": {"resources": {"memory": {"limit": 16777216}}} %s}
                """.formatted(process, top));
    }

    private Container created() {
        return engine.factory().create("one", Nabla.readBundle(bundle));
    }

    private String received(Container container) {
        container.run(ContainerProcess.ofConfig());
        assertThat(exitOf(container).code()).isZero();
        return wholeConsole(container);
    }

    @Test
    void theGuestIsToldEverythingInItsOwnWay() {
        Container container = created();
        assertThat(received(container)).isEqualTo(EXPECTED);
        assertThat(container.state().fsState().options())
                .containsEntry("convention", "rumprun")
                .containsEntry("device", "rootfs");
        assertThat(container.inspect()).contains("\"convention\" : \"rumprun\"");
    }

    @Test
    void unikernelsOfSolo5sFirstInterfaceRunToo() throws IOException {
        guest(EXPECTED.getBytes(StandardCharsets.UTF_8).length, 1);
        assertThat(received(created())).isEqualTo(EXPECTED);
    }

    @Test
    void theCommandLineShownBeforeNamesTheImageToCome() throws IOException {
        Path program = bundle.resolve("solo5-spt");
        Files.writeString(program, """
                #!/bin/sh
                case $1 in
                --version) echo "solo5-spt v0.9.0"; echo "ABI version 2" ;;
                --help) echo "usage: solo5-spt [ --mem=512 ] [ --block:NAME=PATH ] [ --net:NAME=IFACE ] KERNEL [ -- ] ARGS" ;;
                esac
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Config config = Nabla.readBundle(bundle).toBuilder().tender("solo5-spt").build();
        assertThat(Nabla.factory(engine.root(), Nabla.handlers(List.of(bundle)))
                        .preview("one", config)
                        .command())
                .contains("--block:rootfs=" + engine.root().resolve("one/rootfs.iso"));
        assertThat(engine.root()).isEmptyDirectory();
    }

    @Test
    void theEmbeddedTendersSandboxIsShownBeforeThereIsAnImage() {
        assertThat(engine.factory().preview("one", Nabla.readBundle(bundle)).image())
                .isNotNull();
        assertThat(engine.root()).isEmptyDirectory();
    }

    @Test
    void theImageHoldsTheRootfsAndWhatTheBundleAdds() throws IOException {
        Map<String, String> before = IsoReaders.listing(rootfs);
        created();
        assertThat(IsoReaders.listing(rootfs)).isEqualTo(before);
        Path out = IsoReaders.extract(engine.root().resolve("one/rootfs.iso"), bundle.resolve("out"));
        assertThat(out.resolve("etc/resolv.conf")).hasContent("nameserver 10.9.9.9\n");
        assertThat(out.resolve("etc/hostname")).hasContent("kiste\n");
        assertThat(out.resolve("etc/motd")).hasContent("hello");
        assertThat(out.resolve("motd")).isSymbolicLink();
        assertThat(out.resolve("bin/guest.nabla")).hasSameBinaryContentAs(rootfs.resolve("bin/guest.nabla"));
        assertThat(out.resolve("dev")).doesNotExist();
    }

    @Test
    void theContainerOutlivesItsBundle() throws IOException {
        Container container = created();
        Files.delete(rootfs.resolve("bin/guest.nabla"));
        assertThat(received(container)).isEqualTo(EXPECTED);
    }

    @Test
    void anotherConventionCanBeAskedFor() throws IOException {
        config("", ", \"annotations\": {\"" + GuestConvention.ANNOTATION + "\": \"plain\"}");
        assertThatThrownBy(this::created).hasMessageContaining("'rootfs'", "nothing behind it");
        config("", ", \"annotations\": {\"" + GuestConvention.ANNOTATION + "\": \"latin\"}");
        assertThatThrownBy(this::created)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("'latin'", "plain, mirage, rumprun, linux");
    }

    @Test
    void aFailedCreateLeavesNothing() throws IOException {
        Files.createSymbolicLink(rootfs.resolve("far"), Path.of("d/".repeat(1500)));
        assertThatThrownBy(this::created).hasMessageContaining("the link far");
        assertThat(engine.root()).isEmptyDirectory();
    }

    @Test
    void aFileWithoutABundleIsGivenNoneOfItsNeighbours() throws IOException {
        Config config = Config.builder(rootfs.resolve("bin/guest.nabla")).build();
        engine.factory().create("one", config);
        Path out = IsoReaders.extract(engine.root().resolve("one/rootfs.iso"), bundle.resolve("out"));
        assertThat(out).isEmptyDirectory();
    }
}
