package io.nablaconsole.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading a log while it turns, as the shim does it: renames log, then index, then makes log, then index. */
@Timeout(60)
class SegmentReaderTest {
    private static final int SEGMENT = 8 * 64;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path path;

    @SuppressWarnings("NullAway.Init") // each test does
    private ContainerDirectory files;

    private long written;

    @BeforeEach
    void open() {
        files = new ContainerDirectory(path);
    }

    private void begin() throws IOException {
        Files.createFile(files.log());
        Files.createFile(files.index());
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(written).putLong(1);
        Files.write(files.index(), record.array());
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(files.log(), bytes, StandardOpenOption.APPEND);
        written += bytes.length;
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void retire() throws IOException {
        Files.move(files.log(), files.olderLog(), StandardCopyOption.ATOMIC_MOVE);
        Files.move(files.index(), files.olderIndex(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String all(SegmentReader reader) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[64];
        for (int count = reader.read(buffer, 0, 64); count > 0; count = reader.read(buffer, 0, 64)) {
            all.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Test
    void whatIsKeptIsReadHoweverOftenTheLogTurnedMeanwhile() throws IOException {
        begin();
        write("one ");
        try (SegmentReader reader = new SegmentReader(files, 0)) {
            assertThat(all(reader)).isEqualTo("one ");
            write("end of one ");
            retire();
            begin();
            write("two ");
            retire();
            begin();
            write("three");
            assertThat(all(reader)).isEqualTo("end of one two three");
            assertThat(reader.position()).isEqualTo(written);
        }
    }

    @Test
    void onlyWhatIsKeptNoMoreIsPassedOver() throws IOException {
        begin();
        write("one ");
        try (SegmentReader reader = new SegmentReader(files, 0)) {
            assertThat(all(reader)).isEqualTo("one ");
            for (String each : new String[] {"two ", "three ", "four ", "five"}) {
                retire();
                begin();
                write(each);
            }
            assertThat(reader.available()).isEqualTo("four ".length());
            assertThat(all(reader)).isEqualTo("four five");
            assertThat(reader.position()).isEqualTo(written);
        }
    }

    @Test
    void aTurnThatStoppedHalfWayIsReadInItsPlace() throws IOException {
        begin();
        write("one ");
        retire();
        begin();
        write("two ");
        Files.move(files.log(), files.olderLog(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (SegmentReader reader = new SegmentReader(files, 0)) {
            assertThat(all(reader)).isEqualTo("two ");
            assertThat(reader.position()).isEqualTo(written);
        }
    }

    /** Each eight bytes say where they are: whoever takes one segment for another reads a wrong number. */
    @Test
    void everyByteComesFromItsOwnPlaceWhileTheLogTurns() throws Exception {
        begin();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<?> writer = pool.submit(() -> {
            for (int turn = 0; turn < 500; turn++) {
                for (int i = 0; i < SEGMENT; i += 8) {
                    write(ByteBuffer.allocate(8).putLong(written).array());
                    i += 8 * (turn % 5);
                }
                retire();
                begin();
            }
            return null;
        });
        byte[] word = new byte[8];
        try (SegmentReader reader = new SegmentReader(files, 0)) {
            while (!writer.isDone()) {
                if (reader.read(word, 0, 8) == 8) {
                    assertThat(ByteBuffer.wrap(word).getLong()).isEqualTo(reader.position() - 8);
                }
            }
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        }
        writer.get();
    }
}
