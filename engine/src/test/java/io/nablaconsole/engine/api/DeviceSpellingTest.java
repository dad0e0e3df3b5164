package io.nablaconsole.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSpellingTest {
    private static final Path HERE = Path.of("/here");
    private static final GuestAddress IPV4 = new GuestAddress("10.0.0.2/24", "10.0.0.1");

    private static BlockFile block(String word) {
        DeviceSpelling device = DeviceSpelling.block(word, HERE);
        assertThat(device.name()).isEqualTo("storage");
        return (BlockFile) device.backing();
    }

    @Test
    void aFileIsFoundFromTheDirectoryGiven() {
        assertThat(block("storage=disk.img")).isEqualTo(new BlockFile(Path.of("/here/disk.img"), false, 512));
        assertThat(block("storage=/disk=1.img")).isEqualTo(new BlockFile(Path.of("/disk=1.img"), false, 512));
    }

    @Test
    void optionsOfAFileStandBehindAColon() {
        assertThat(block("storage=d:ro")).isEqualTo(new BlockFile(Path.of("/here/d"), true, 512));
        assertThat(block("storage=d:size=4096,ro")).isEqualTo(new BlockFile(Path.of("/here/d"), true, 4096));
        assertThat(block("storage=a:b:rw")).isEqualTo(new BlockFile(Path.of("/here/a:b"), false, 512));
        assertThat(block("storage=a:read")).isEqualTo(new BlockFile(Path.of("/here/a:read"), false, 512));
    }

    @Test
    void theColonCanBeLeftOut() {
        assertThat(block("storage=d,size=4096")).isEqualTo(new BlockFile(Path.of("/here/d"), false, 4096));
        assertThat(block("storage=d,ro")).isEqualTo(new BlockFile(Path.of("/here/d"), true, 512));
        assertThat(block("storage=a,b,size=1024,ro")).isEqualTo(new BlockFile(Path.of("/here/a,b"), true, 1024));
        assertThat(block("storage=d,size=big")).isEqualTo(new BlockFile(Path.of("/here/d,size=big"), false, 512));
    }

    @Test
    void aFileThatIsReallyCalledSoIsTakenAsItIs(@TempDir Path directory) throws IOException {
        for (String name : List.of("d", "d,size=4096", "d,ro", "e:ro", "d:ro")) {
            Files.createFile(directory.resolve(name));
        }
        for (String name : List.of("d,size=4096", "d,ro", "e:ro")) {
            Path file = directory.resolve(name);
            assertThat(DeviceSpelling.block("s=" + name, directory).backing())
                    .isEqualTo(new BlockFile(file, false, 512));
            DeviceSpelling written = new DeviceSpelling("s", new BlockFile(file, true, 1024));
            assertThat(DeviceSpelling.block(written.toString(), directory)).isEqualTo(written);
        }
        // read-only as ever, though there is a file of that name too
        assertThat(DeviceSpelling.block("s=d:ro", directory).backing())
                .isEqualTo(new BlockFile(directory.resolve("d"), true, 512));
    }

    @Test
    void tapsAndBridgesTakeAddresses() {
        assertThat(DeviceSpelling.net("net0=tap:t0,mac=02:00:00:00:00:01").backing())
                .isEqualTo(new Tap("t0", "02:00:00:00:00:01"));
        assertThat(DeviceSpelling.net("net0=bridge:br0,ipv4=10.0.0.2/24,ipv4-gateway=10.0.0.1,ipv6=fd00::2/64")
                        .backing())
                .isEqualTo(new BridgedTap("br0", null, IPV4, new GuestAddress("fd00::2/64", null)));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (DeviceBacking backing : List.of(
                new BlockFile(Path.of("/a b/d:ro"), false, 4096),
                new BlockFile(Path.of("/d"), true, 512),
                new Tap("t0", null),
                new Tap("t0", "02:00:00:00:00:01"),
                BridgedTap.on("br0"),
                new BridgedTap("br0", "02:00:00:00:00:01", IPV4, new GuestAddress("fd00::2/64", "fd00::1")))) {
            DeviceSpelling device = new DeviceSpelling("dev0", backing);
            DeviceSpelling read = backing.type() == DeviceType.BLOCK
                    ? DeviceSpelling.block(device.toString(), HERE)
                    : DeviceSpelling.net(device.toString());
            assertThat(read).isEqualTo(device);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tap0",
                "=tap:t0",
                "net0=t0",
                "net0=tap:",
                "net0=tap:t0,mac",
                "net0=tap:t0,mac=nonsense",
                "net0=tap:t0,ipv4=10.0.0.2/24",
                "net0=bridge:br0,ip=10.0.0.2",
                "net0=bridge:br0,ipv4=10.0.0.2",
                "net0=bridge:br0,ipv4-gateway=10.0.0.1",
                "net0=bridge:a b"
            })
    void whatIsNoNetworkIsRefused(String word) {
        assertThatThrownBy(() -> DeviceSpelling.net(word))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk.img", "=disk.img", "storage=", "storage=d:size=1000", "storage=d:size=999999999"})
    void whatIsNoFileIsRefused(String word) {
        assertThatThrownBy(() -> DeviceSpelling.block(word, HERE))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
    }
}
