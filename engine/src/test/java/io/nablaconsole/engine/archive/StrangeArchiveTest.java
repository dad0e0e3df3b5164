package io.nablaconsole.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostReference;
import io.nablaconsole.engine.api.TransferProgress;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of somebody else's: broken on the way, or made to harm. */
class StrangeArchiveTest {
    private static final int CENTRAL_ENTRY = 0x02014b50;
    private static final int LENGTH_AT = 24;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private Path scratch;
    private Path archive;
    private Path unpacked;

    @BeforeEach
    void export(@TempDir Path directory) {
        scratch = directory;
        archive = scratch.resolve("hello.zip");
        unpacked = scratch.resolve("a/b/there");
        Config config = EngineFixture.sample("hello").build();
        Container container = engine.factory().create("first", config);
        Nabla.exportContainer(container, archive, false, TransferProgress.UNSEEN);
        container.destroy();
    }

    /** The archive's files. */
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private void pack(Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    private void configure(Consumer<ObjectNode> change) throws IOException {
        Map<String, byte[]> files = files();
        ObjectNode config = (ObjectNode) Json.parse(Objects.requireNonNull(files.get("config.json")));
        change.accept(config);
        files.put("config.json", Json.print(config).getBytes(StandardCharsets.UTF_8));
        pack(files);
    }

    /** Changes the archive's own bytes. */
    private void tamper(Consumer<ByteBuffer> change) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(archive)).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(bytes);
        Files.write(archive, bytes.array());
    }

    /** Says that each file has so many bytes once it is unpacked. */
    private static void claim(ByteBuffer zip, int length) {
        for (int at = 0; at < zip.limit() - LENGTH_AT; at++) {
            if (zip.getInt(at) == CENTRAL_ENTRY) {
                zip.putInt(at + LENGTH_AT, length);
            }
        }
    }

    private void refused(ErrorCode code, String... words) {
        assertThatThrownBy(() -> Nabla.importContainer(
                        engine.factory(), "second", archive, unpacked, TransferProgress.UNSEEN, named -> false))
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.text()).contains(words);
                });
        assertThat(unpacked).doesNotExist();
        assertThat(engine.factory().list()).isEmpty();
    }

    @Test
    void aBitThatTurnedOnTheWayIsFound() throws IOException {
        Map<String, byte[]> files = files();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.setLevel(0); // what is not compressed holds no mark of its own that would be missed
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        byte[] image = Objects.requireNonNull(files.get("rootfs/hello.spt"));
        byte[] whole = Files.readAllBytes(archive);
        int at = indexOf(whole, image, 64);
        tamper(zip -> zip.put(at + 40, (byte) (zip.get(at + 40) ^ 1)));
        refused(ErrorCode.CONFIG_INVALID, "rootfs/hello.spt", "is damaged", "get it anew");
    }

    /** Where {@code part} begins, known by its first bytes. */
    private static int indexOf(byte[] whole, byte[] part, int first) {
        for (int at = 0; at < whole.length - first; at++) {
            if (java.util.Arrays.equals(whole, at, at + first, part, 0, first)) {
                return at;
            }
        }
        throw new AssertionError("it is not in the archive");
    }

    @Test
    void anArchiveThatWasCutShortIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused(ErrorCode.CONFIG_INVALID, "no zip file");
    }

    @Test
    void whatGrowsBeyondWhatItSaysIsStoppedAtOnce() throws IOException {
        Map<String, byte[]> files = files();
        files.put("rootfs/bomb", new byte[64 << 20]);
        pack(files);
        tamper(zip -> claim(zip, 1 << 16));
        List<Long> done = new ArrayList<>();
        assertThatThrownBy(() -> Nabla.importContainer(
                        engine.factory(),
                        "second",
                        archive,
                        unpacked,
                        (copied, total) -> done.add(copied),
                        named -> true))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("is damaged");
        assertThat(done).allMatch(copied -> copied <= files.size() * (1L << 16));
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() throws IOException {
        Map<String, byte[]> files = files();
        for (int i = 0; i < 9_000; i++) {
            files.put("rootfs/" + i, new byte[0]);
        }
        pack(files);
        // 9,000 files of nearly 2 GiB; the configuration is read before and keeps its length
        tamper(zip -> {
            for (int at = 0; at < zip.limit() - LENGTH_AT; at++) {
                if (zip.getInt(at) == CENTRAL_ENTRY && zip.getInt(at + LENGTH_AT) == 0) {
                    zip.putInt(at + LENGTH_AT, Integer.MAX_VALUE);
                }
            }
        });
        assertThatThrownBy(() -> new Room(unpacked).require(9_000L * Integer.MAX_VALUE, archive))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("free: make room");
        refused(ErrorCode.SYSTEM_ERROR, "free: make room");
        assertThat(scratch.resolve("a")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc", "../..", "rootfs/../../../x"})
    void aRootThatLiesElsewhereIsNamed(String path) throws IOException {
        configure(config -> config.withObject("/root").put("path", path));
        refused(ErrorCode.CONFIG_INVALID, "root.path /", "--trust-paths");
        assertThat(scratch.resolve("a")).doesNotExist();
    }

    @Test
    void allThatIsTheHostsIsNamedWithItsPlace() throws IOException {
        configure(config -> {
            config.withObject("/annotations")
                    .put("io.nablaconsole.block.storage", "/dev/sda")
                    .put("io.nablaconsole.block.own", "rootfs/own.img")
                    .put("io.nablaconsole.qemu.disk.0", "../vault.img")
                    .put("io.nablaconsole.qemu.initrd", "/boot/initrd.img")
                    .put("io.nablaconsole.qemu.append", "/sbin/init ../..")
                    .put("io.nablaconsole.tap.wire", "tap7")
                    .put("io.nablaconsole.bridge.lan", "br7")
                    .put("org.example.note", "/etc/passwd");
            config.withArray("/mounts").addObject().put("destination", "/proc").put("source", "proc");
            config.withArray("/mounts")
                    .addObject()
                    .put("destination", "/etc/hosts")
                    .put("source", "/etc/shadow");
            config.withArray("/linux/namespaces").removeAll();
            config.withArray("/linux/namespaces")
                    .addObject()
                    .put("type", "network")
                    .put("path", "/proc/1/ns/net");
            config.withObject("/linux").put("cgroupsPath", "/user.slice");
            config.withArray("/hooks/poststart")
                    .addObject()
                    .put("path", "/bin/sh")
                    .withArray("/args")
                    .add("sh")
                    .add("-c")
                    .add("evil");
            config.withObject("/vm/kernel").put("path", "/boot/vmlinuz");
        });
        List<HostReference> named = Nabla.hostPaths(archive, unpacked);
        assertThat(named)
                .extracting(HostReference::toString)
                .containsExactly(
                        "mounts[1].source /etc/shadow",
                        "hooks.poststart[0] /bin/sh -c evil",
                        "annotations.io.nablaconsole.bridge.lan br7",
                        "annotations.io.nablaconsole.block.storage /dev/sda",
                        "annotations.io.nablaconsole.tap.wire tap7",
                        "annotations.io.nablaconsole.qemu.disk.0 " + scratch.resolve("a/b/vault.img"),
                        "annotations.io.nablaconsole.qemu.initrd /boot/initrd.img",
                        "linux.namespaces network /proc/1/ns/net",
                        "linux.cgroupsPath /user.slice",
                        "vm.kernel.path /boot/vmlinuz");
        refused(
                ErrorCode.CONFIG_INVALID,
                named.stream().map(HostReference::toString).toArray(String[]::new));
    }

    @Test
    void aDiskInItThatRestsOnAFileOfTheHostIsNamed() throws IOException {
        ByteBuffer disk = ByteBuffer.allocate(4096);
        disk.putInt(0x514649fb).putInt(3).putLong(512).putInt(11);
        disk.put(512, "/etc/shadow".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> files = files();
        files.put("files/1-disk.qcow2", disk.array());
        pack(files);
        refused(ErrorCode.CONFIG_INVALID, "files/1-disk.qcow2 /etc/shadow");
    }

    @Test
    void whoTrustsItIsAskedWithWhatItNamesAndGetsIt() throws IOException {
        configure(config -> config.withObject("/linux").put("cgroupsPath", "/nabla-strange"));
        List<HostReference> asked = new ArrayList<>();
        assertThat(Nabla.importContainer(
                        engine.factory(), "second", archive, unpacked, TransferProgress.UNSEEN, asked::addAll))
                .isPresent();
        assertThat(asked).containsExactly(new HostReference("linux.cgroupsPath", "/nabla-strange"));
    }

    @Test
    void whatNamesNothingOfTheHostIsNotAskedAbout() {
        assertThat(Nabla.hostPaths(archive, unpacked)).isEmpty();
        assertThat(Nabla.importContainer(
                        engine.factory(), "second", archive, unpacked, TransferProgress.UNSEEN, named -> false))
                .isPresent();
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        Map<String, byte[]> files = files();
        files.put("./config.json", files.get("config.json"));
        pack(files);
        refused(ErrorCode.SYSTEM_ERROR, "is there already");
    }

    @Test
    void aNameThatNoFileCanHaveIsSaidSo() throws IOException {
        Map<String, byte[]> files = files();
        files.put("rootfs/a\0b", new byte[1]);
        pack(files);
        refused(ErrorCode.CONFIG_INVALID, "the name of a file in it holds a NUL character");
    }
}
