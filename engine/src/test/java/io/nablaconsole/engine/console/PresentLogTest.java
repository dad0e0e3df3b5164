package io.nablaconsole.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is now is copied, whatever comes meanwhile. */
class PresentLogTest {
    private static final String TEXT = "0123456789".repeat(20_000);

    @TempDir
    Path place = Path.of("");

    private ContainerDirectory directory = new ContainerDirectory(Path.of(""));

    @BeforeEach
    void begin() {
        directory = new ContainerDirectory(place);
    }

    private static void segment(Path log, Path index, long base, String text) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(index, record.putLong(base).putLong(1).array());
        Files.writeString(log, text);
    }

    private ConsoleSession session() {
        return LogSession.open(new ContainerId("one"), directory, null, 0);
    }

    /** A guest that prints more than is copied, each time something is. */
    private final class Flood extends OutputStream {
        final ByteArrayOutputStream copied = new ByteArrayOutputStream();
        private int writes;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            assertThat(++writes).as("writes").isLessThan(1000);
            copied.write(bytes, from, length);
            Files.writeString(directory.log(), "y".repeat(2 * length), StandardOpenOption.APPEND);
        }
    }

    @Test
    void aGuestThatPrintsFasterDoesNotHoldItUp() throws IOException {
        segment(directory.log(), directory.index(), 0, TEXT);
        Flood flood = new Flood();
        try (ConsoleSession console = session()) {
            console.copyPresent(flood);
            assertThat(flood.copied.toString(StandardCharsets.US_ASCII)).isEqualTo(TEXT);
            assertThat(console.position()).isEqualTo(TEXT.length());
            assertThat(console.output().read())
                    .as("the rest is still to be read")
                    .isEqualTo('y');
        }
    }

    @Test
    void bothSegmentsAreCopied() throws IOException {
        segment(directory.olderLog(), directory.olderIndex(), 100, TEXT);
        segment(directory.log(), directory.index(), 100 + TEXT.length(), "end");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ConsoleSession console = session()) {
            console.copyPresent(out);
            console.copyPresent(out);
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(TEXT + "end");
    }

    @Test
    void aTurnThatNobodyFinishedHidesNothing() throws IOException {
        segment(directory.olderLog(), directory.olderIndex(), 0, TEXT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ConsoleSession console = session()) {
            console.copyPresent(out);
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(TEXT);
    }

    @Test
    void whatWasNeverWrittenIsNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ConsoleSession console = session()) {
            console.copyPresent(out);
        }
        assertThat(out.size()).isZero();
    }
}
