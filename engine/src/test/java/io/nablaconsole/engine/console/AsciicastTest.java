package io.nablaconsole.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Frame;
import io.nablaconsole.engine.api.Recording.Part;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of asciicast v2, and, where it is installed, asciinema itself as a reader. */
class AsciicastTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final byte[] OUTPUT = "aé\nend \"\u001b[1m∇\u0000\n".getBytes(StandardCharsets.UTF_8);

    /** Two runs of 1.5 seconds; the é is cut in two, and the second run makes the terminal larger. */
    private static Recording recording(boolean terminal) {
        RunRecord first = new RunRecord(7, 0, START, START, START, START.plusMillis(1500), 0, null);
        RunRecord second = new RunRecord(8, 4, START.plusSeconds(60), null, null, null, null, null);
        List<Frame> frames = List.of(
                new Frame(Duration.ZERO, 0, 0, new TerminalSize(100, 30)),
                new Frame(Duration.ofNanos(12_345_000), 0, 2, null),
                new Frame(Duration.ofMillis(1000), 2, 2, null),
                new Frame(Duration.ofMillis(2500), 4, 0, new TerminalSize(120, 40)),
                new Frame(Duration.ofMillis(3000), 4, OUTPUT.length - 4, null));
        List<Part> parts = List.of(
                new Part(first, Duration.ZERO, Duration.ofMillis(1500)),
                new Part(second, Duration.ofMillis(2500), Duration.ofMillis(1500)));
        return new Recording(terminal, OUTPUT, frames, parts, 0);
    }

    private static byte[] cast(boolean terminal) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Asciicast.write(recording(terminal), "two runs", out);
        return out.toByteArray();
    }

    private static List<JsonNode> lines(boolean terminal) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(cast(terminal), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    @Test
    void theHeaderHasWhatTheFormatAsksFor() throws IOException {
        JsonNode header = lines(true).get(0);
        assertThat(header.get("version").intValue()).isEqualTo(2);
        assertThat(header.get("width").intValue()).isEqualTo(100);
        assertThat(header.get("height").intValue()).isEqualTo(30);
        assertThat(header.get("timestamp").longValue()).isEqualTo(START.getEpochSecond());
        assertThat(header.get("title").textValue()).isEqualTo("two runs");
    }

    @Test
    void everyEventIsATimeACodeAndAText() throws IOException {
        double before = 0;
        List<JsonNode> lines = lines(true);
        for (JsonNode event : lines.subList(1, lines.size())) {
            assertThat(event.isArray()).isTrue();
            assertThat(event.size()).isEqualTo(3);
            assertThat(event.get(0).isNumber()).isTrue();
            assertThat(event.get(0).doubleValue()).isGreaterThanOrEqualTo(before);
            assertThat(event.get(1).textValue()).isIn("o", "r", "m");
            assertThat(event.get(2).isTextual()).isTrue();
            before = event.get(0).doubleValue();
        }
        assertThat(before).isEqualTo(3.0);
    }

    @Test
    void runsAreMarkersAndSizesAreResizes() throws IOException {
        assertThat(lines(true).toString())
                .contains("\"m\",\"run 1, 2026-01-02T03:04:05Z\"", "[2.5,\"r\",\"120x40\"]", "\"m\",\"run 2, ");
    }

    @Test
    void noCharacterIsCutAndOnlyPipesGetReturns() throws IOException {
        assertThat(output(lines(true))).isEqualTo(new String(OUTPUT, StandardCharsets.UTF_8));
        assertThat(output(lines(false))).isEqualTo(new String(OUTPUT, StandardCharsets.UTF_8).replace("\n", "\r\n"));
    }

    private static String output(List<JsonNode> lines) {
        StringBuilder text = new StringBuilder();
        for (JsonNode line : lines) {
            if (line.isArray() && line.get(1).textValue().equals("o")) {
                text.append(line.get(2).textValue());
            }
        }
        return text.toString();
    }

    /** Its {@code cat} wants a terminal; its reader does not. */
    @Test
    void asciinemaReadsIt(@TempDir Path directory) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/asciinema")), "asciinema is not installed");
        Path file = Files.write(directory.resolve("two.cast"), cast(true));
        String program = """
                import sys
                from asciinema import asciicast
                with asciicast.open_from_url(sys.argv[1]) as cast:
                    for _, _, text in cast.stdout_events():
                        sys.stdout.buffer.write(text.encode())
                """;
        Process process = new ProcessBuilder("/usr/bin/python3", "-c", program, file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllBytes(directory.resolve("out"))).isEqualTo(OUTPUT);
    }
}
