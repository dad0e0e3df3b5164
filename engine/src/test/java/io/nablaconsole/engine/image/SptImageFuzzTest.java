package io.nablaconsole.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.linker.SptLinker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files at random, the same ones every time. */
class SptImageFuzzTest {
    private static final int ROUNDS = 8000;
    private static final long ALLOCATION_LIMIT = 16 << 20;

    private final Path directory;

    SptImageFuzzTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNothingElse() {
        Random random = new Random(20260101);
        byte[] whole =
                new TestImage((byte) 0xf4).block("storage").net("service").bytes();
        Assertions.assertTimeout(Duration.ofMinutes(2), () -> {
            int accepted = 0;
            for (int i = 0; i < ROUNDS; i++) {
                accepted += tryOnce(damage(whole, random)) ? 1 : 0;
            }
            // bytes that do not matter exist, most do
            assertThat(accepted).isBetween(ROUNDS / 100, ROUNDS * 9 / 10);
        });
    }

    private boolean tryOnce(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("damaged"), bytes);
        long before = allocated();
        boolean accepted = true;
        try {
            SptImage image = SptImage.read(file);
            SptLinker.check(image, SptLinker.leastMemory(image), new byte[0], devices(image));
        } catch (EngineException e) {
            accepted = false;
        }
        assertThat(ImageInspector.inspect(file).runnable()).isEqualTo(accepted);
        assertThat(allocated() - before).isLessThan(ALLOCATION_LIMIT);
        return accepted;
    }

    private static List<AttachedDevice> devices(SptImage image) {
        List<AttachedDevice> devices = new ArrayList<>();
        for (ManifestEntry entry : image.manifest()) {
            int descriptor = 3 + devices.size();
            devices.add(
                    entry.type() == DeviceType.BLOCK
                            ? new AttachedDevice.Block(entry.name(), descriptor, 512, 512, true)
                            : new AttachedDevice.Net(entry.name(), descriptor, new MacAddress(0x020000000001L), 1500));
        }
        return devices;
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    /** Mostly changes headers and notes; sometimes cuts. */
    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int headers = TestImage.HEADERS + TestImage.COUNT * 56;
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            boolean inHeaders = random.nextInt(3) > 0;
            int at = inHeaders
                    ? random.nextInt(headers)
                    : TestImage.NOTES_AT + random.nextInt(bytes.length - TestImage.NOTES_AT);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
